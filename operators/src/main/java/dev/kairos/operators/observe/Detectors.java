package dev.kairos.operators.observe;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.Probe;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The detectors of all assistants, each made once however many assistants name it, and the probes' wishes. */
final class Detectors {
    private final List<Shared> shared = new ArrayList<>();
    private final List<@Nullable Probe> probes = new ArrayList<>();

    Detectors(List<AssistantSpec> assistants) {
        SlotCatalog catalog = SlotCatalog.load();
        Map<SlotSpec, Long> audiences = new LinkedHashMap<>();
        for (int i = 0; i < assistants.size(); i++) {
            for (SlotSpec spec : assistants.get(i).detectors()) {
                audiences.merge(spec, 1L << i, (a, b) -> a | b);
            }
            SlotSpec consult = assistants.get(i).consult();
            probes.add(consult == null ? null : catalog.create(Probe.class, consult));
        }
        audiences.forEach((spec, audience) -> shared.add(new Shared(catalog.create(Detector.class, spec), audience)));
    }

    List<Heard> detect(SessionView view) {
        List<Heard> heard = new ArrayList<>();
        for (Shared one : shared) {
            for (Signal signal : one.detector.detect(view)) {
                heard.add(new Heard(signal, one.audience));
            }
        }
        return heard;
    }

    /** Assistants whose probe wants to be asked about this observation. */
    List<Integer> unsure(Observation observation) {
        List<Integer> asking = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            int assistant = i;
            if (probe != null) {
                List<Signal> own = observation.heard().stream()
                        .filter(one -> one.isFor(assistant))
                        .map(Heard::signal)
                        .toList();
                if (probe.wants(observation.view().withSignals(own))) {
                    asking.add(i);
                }
            }
        }
        return asking;
    }

    void close() {
        shared.forEach(one -> one.detector.close());
        probes.forEach(probe -> {
            if (probe != null) {
                probe.close();
            }
        });
    }

    private record Shared(Detector detector, long audience) {}
}
