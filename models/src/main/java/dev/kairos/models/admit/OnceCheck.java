package dev.kairos.models.admit;

import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Spent;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Says no to what the person was told already, by whichever assistant. */
public final class OnceCheck implements Check {
    private static final String ID = "once";

    private final Duration within;

    private OnceCheck(Duration within) {
        this.within = within;
    }

    @Override
    public Finding check(Admission admission) {
        String topic = admission.proposal().topic();
        if (topic == null) {
            return Finding.skip(ID, "about nothing in particular");
        }
        Spent told = admission.account().spent().get(entry(topic));
        return told == null || admission.now() >= told.until()
                ? Finding.pass(ID, topic)
                : Finding.reject(ID, topic + " counts until " + Instant.ofEpochMilli(told.until()), told.until());
    }

    @Override
    public List<Charge> charges(Admission admission) {
        String topic = admission.proposal().topic();
        return topic == null ? List.of() : List.of(new Charge(entry(topic), 1, 1, admission.now() + within.toMillis()));
    }

    private static String entry(String topic) {
        return ID + "/" + topic;
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "nothing that rests on the same evidence twice, by whichever assistant",
                    Parameter.of("within", Parameter.Kind.DURATION, "1 d", "How long it counts."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new OnceCheck(parameters.duration("within"));
        }
    }
}
