package dev.kairos.models.training;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.kairos.models.onnx.ModelCard;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;

/** A fitted logistic regression. */
public final class LogisticModel {
    private static final String DOMAIN = "dev.kairos";

    private final List<ModelCard.Input> inputs;
    private final LinearSGDModel model;

    LogisticModel(List<ModelCard.Input> inputs, LinearSGDModel model) {
        this.inputs = List.copyOf(inputs);
        this.model = model;
    }

    /** What the model reads, with the standardisation of its training rows. */
    public List<ModelCard.Input> inputs() {
        return inputs;
    }

    /** Column of the exported model's output that holds the probability. */
    public int positive() {
        return model.getOutputIDInfo().getID(LogisticTrainer.POSITIVE);
    }

    /** Probability of a row, not calibrated. */
    public double probability(float[] features) {
        Map<String, Label> scores = model.predict(LogisticTrainer.example(inputs, new TrainingRow(features, true, 1)))
                .getOutputScores();
        return Objects.requireNonNull(scores.get(LogisticTrainer.POSITIVE.getLabel()), "score of the positive label")
                .getScore();
    }

    /** The model as ONNX; without Tribuo's provenance, whose times of training and loading would make every file differ. */
    public byte[] onnx() {
        ModelProto exported = model.exportONNXModel(DOMAIN, 1);
        return exported.toBuilder()
                .clearMetadataProps()
                .clearDocString()
                .build()
                .toByteArray();
    }
}
