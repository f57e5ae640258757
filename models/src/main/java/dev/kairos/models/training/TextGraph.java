package dev.kairos.models.training;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link TextModel} as an ONNX graph. Inputs: buckets and values of either block of n-grams, and a row of features.
 * Outputs: {@code grams}, the probabilities by n-grams alone, and {@code both}. It holds no time, name or place of its
 * making, so that equal models are equal files.
 */
final class TextGraph {
    private static final int INTERMEDIATE_REPRESENTATION = 6;
    private static final int OPERATOR_SET = 13;
    private static final int LARGEST = Short.MAX_VALUE;
    private static final TensorProto.DataType FLOAT = TensorProto.DataType.FLOAT;
    private static final TensorProto.DataType WHOLE = TensorProto.DataType.INT64;

    private final InverseFrequency frequency;
    private final List<TextModel.Head> heads;
    private final double sharpness;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("text-model");

    TextGraph(InverseFrequency frequency, List<TextModel.Head> heads, double sharpness) {
        this.frequency = frequency;
        this.heads = heads;
        this.sharpness = sharpness;
    }

    ModelProto model() {
        constant("smallest", InverseFrequency.SMALLEST);
        shape("row", 1, -1);
        block("words", 0);
        block("letters", 1);
        sumOfBlocks();
        features();
        outputs();
        return ModelProto.newBuilder()
                .setIrVersion(INTERMEDIATE_REPRESENTATION)
                .setProducerName("kairos")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph)
                .build();
    }

    /** Logits of one block: its values, weighted and scaled to norm 1, times the weights of its buckets. */
    private void block(String name, int number) {
        graph.addInput(input(name, WHOLE)).addInput(input(name + "-values", FLOAT));
        initial(floats(name + "-frequency", frequency.part(number)));
        scaledWeights(name, number);
        node("Gather", name + "-rarity", name + "-frequency", name);
        node("Mul", name + "-weighted", name + "-values", name + "-rarity");
        node("Mul", name + "-squares", name + "-weighted", name + "-weighted");
        reduced(name + "-squared", name + "-squares");
        node("Max", name + "-positive", name + "-squared", "smallest");
        node("Sqrt", name + "-norm", name + "-positive");
        node("Div", name + "-unit", name + "-weighted", name + "-norm");
        node("Reshape", name + "-row", name + "-unit", "row");
        node("Gather", name + "-chosen", name + "-weights", name);
        cast(name + "-rows", name + "-chosen");
        node("MatMul", name + "-product", name + "-row", name + "-rows");
        node("Mul", name + "-logits", name + "-product", name + "-scales");
    }

    /** Weights as 16-bit numbers with one scale per head. */
    private void scaledWeights(String name, int number) {
        int block = frequency.block();
        float[] scales = new float[heads.size()];
        for (int head = 0; head < scales.length; head++) {
            double largest = 0;
            for (int i = 0; i < block; i++) {
                largest = Math.max(largest, Math.abs(weight(head, number, i)));
            }
            scales[head] = (float) (largest == 0 ? 1 : largest / LARGEST);
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * block * scales.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < block; i++) {
            for (int head = 0; head < scales.length; head++) {
                bytes.putShort((short) Math.round(weight(head, number, i) / scales[head]));
            }
        }
        initial(TensorProto.newBuilder()
                .setName(name + "-weights")
                .setDataType(TensorProto.DataType.INT16.getNumber())
                .addDims(block)
                .addDims(scales.length)
                .setRawData(ByteString.copyFrom(bytes.array())));
        initial(floats(name + "-scales", scales));
    }

    private double weight(int head, int number, int bucket) {
        return heads.get(head).grams()[number * frequency.block() + bucket];
    }

    private void sumOfBlocks() {
        float[] intercepts = new float[heads.size()];
        for (int head = 0; head < intercepts.length; head++) {
            double[] grams = heads.get(head).grams();
            intercepts[head] = (float) grams[grams.length - 1];
        }
        initial(floats("gram-intercepts", intercepts));
        node("Add", "block-logits", "words-logits", "letters-logits");
        node("Add", "gram-logits", "block-logits", "gram-intercepts");
    }

    private void features() {
        graph.addInput(ValueInfoProto.newBuilder()
                .setName("features")
                .setType(type(
                        FLOAT,
                        TensorShapeProto.newBuilder()
                                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1))
                                .addDim(TensorShapeProto.Dimension.newBuilder()
                                        .setDimValue(heads.get(0).features().size())))));
        constant("nearest", -Standardisation.FARTHEST);
        constant("farthest", Standardisation.FARTHEST);
        List<String> logits = new ArrayList<>();
        for (int head = 0; head < heads.size(); head++) {
            logits.add(featureLogit("head-" + head, heads.get(head).features()));
        }
        NodeProto.Builder joined = builder("Concat", "feature-logits", logits);
        joined.addAttribute(AttributeProto.newBuilder()
                .setName("axis")
                .setType(AttributeProto.AttributeType.INT)
                .setI(1));
        graph.addNode(joined);
    }

    private String featureLogit(String name, LogisticModel model) {
        initial(floats(name + "-means", model.standardisation().means()));
        initial(floats(name + "-spread", model.standardisation().scales()));
        TensorProto.Builder weights = floats(name + "-coefficients", model.singleWeights());
        initial(weights.addDims(1));
        initial(floats(name + "-intercept", (float) model.bias()));
        node("Sub", name + "-centred", "features", name + "-means");
        node("Div", name + "-scaled", name + "-centred", name + "-spread");
        node("Clip", name + "-standardised", name + "-scaled", "nearest", "farthest");
        node("Gemm", name + "-logit", name + "-standardised", name + "-coefficients", name + "-intercept");
        return name + "-logit";
    }

    private void outputs() {
        constant("sharpness", (float) sharpness);
        constant("half", 0.5f);
        node("Mul", "sharp-logits", "gram-logits", "sharpness");
        node("Sigmoid", "grams", "sharp-logits");
        node("Add", "logit-sums", "gram-logits", "feature-logits");
        node("Mul", "logits", "logit-sums", "half");
        node("Sigmoid", "both", "logits");
        for (String output : List.of("grams", "both")) {
            graph.addOutput(ValueInfoProto.newBuilder()
                    .setName(output)
                    .setType(type(
                            FLOAT,
                            TensorShapeProto.newBuilder()
                                    .addDim(TensorShapeProto.Dimension.newBuilder()
                                            .setDimValue(1))
                                    .addDim(TensorShapeProto.Dimension.newBuilder()
                                            .setDimValue(heads.size())))));
        }
    }

    private void node(String operator, String output, String... inputs) {
        graph.addNode(builder(operator, output, List.of(inputs)));
    }

    private static NodeProto.Builder builder(String operator, String output, List<String> inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output);
    }

    private void reduced(String output, String input) {
        graph.addNode(builder("ReduceSum", output, List.of(input))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("keepdims")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(0)));
    }

    private void cast(String output, String input) {
        graph.addNode(builder("Cast", output, List.of(input))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("to")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(FLOAT.getNumber())));
    }

    private static ValueInfoProto input(String name, TensorProto.DataType type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(type(
                        type,
                        TensorShapeProto.newBuilder()
                                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(name))))
                .build();
    }

    private static TypeProto type(TensorProto.DataType element, TensorShapeProto.Builder shape) {
        return TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder()
                        .setElemType(element.getNumber())
                        .setShape(shape))
                .build();
    }

    private void constant(String name, float value) {
        initial(TensorProto.newBuilder()
                .setName(name)
                .setDataType(FLOAT.getNumber())
                .addFloatData(value));
    }

    private void shape(String name, long... sizes) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(WHOLE.getNumber())
                .addDims(sizes.length);
        for (long size : sizes) {
            tensor.addInt64Data(size);
        }
        initial(tensor);
    }

    private void initial(TensorProto.Builder tensor) {
        graph.addInitializer(tensor);
    }

    private static TensorProto.Builder floats(String name, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(FLOAT.getNumber())
                .addDims(values.length)
                .setRawData(ByteString.copyFrom(bytes.array()));
    }
}
