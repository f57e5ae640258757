package dev.kairos.models.training;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/**
 * A logistic regression as an ONNX graph: {@code sigmoid(clip((input - means) / scales) weights + bias)}. It holds no
 * time, name or place of its making, so that equal models are equal files.
 */
final class LogisticGraph {
    private static final int INTERMEDIATE_REPRESENTATION = 6;
    private static final int OPERATOR_SET = 13;
    private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();

    private LogisticGraph() {}

    static ModelProto of(Standardisation standardisation, double[] weights, double bias) {
        int features = weights.length;
        GraphProto graph = GraphProto.newBuilder()
                .setName("logistic-regression")
                .addInput(rows("input", features))
                .addInitializer(vector("means", standardisation.means()))
                .addInitializer(vector("scales", standardisation.scales()))
                .addInitializer(tensor("nearest", -Standardisation.FARTHEST))
                .addInitializer(tensor("farthest", Standardisation.FARTHEST))
                .addInitializer(
                        tensor("weights", single(weights)).addDims(features).addDims(1))
                .addInitializer(vector("bias", (float) bias))
                .addNode(node("Sub", "centred", "input", "means"))
                .addNode(node("Div", "scaled", "centred", "scales"))
                .addNode(node("Clip", "standardised", "scaled", "nearest", "farthest"))
                .addNode(node("Gemm", "logit", "standardised", "weights", "bias"))
                .addNode(node("Sigmoid", "probability", "logit"))
                .addOutput(rows("probability", 1))
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(INTERMEDIATE_REPRESENTATION)
                .setProducerName("kairos")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph)
                .build();
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    private static ValueInfoProto rows(String name, int width) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(shape)))
                .build();
    }

    private static TensorProto.Builder vector(String name, float... values) {
        return tensor(name, values).addDims(values.length);
    }

    private static TensorProto.Builder tensor(String name, float... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor;
    }

    private static float[] single(double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        return single;
    }
}
