package dev.kairos.models.guard.injection;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.models.guard.injection.Obedience.Finding;
import dev.kairos.models.guard.injection.Obedience.Read;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps a session from giving a responder orders. At INPUT and PLAN it blocks words that sound like orders to a machine,
 * whatever their disguise, so that no responder reads them. At OUTPUT it blocks what looks obeyed: that holds for orders
 * it did not recognise, too, as long as they dictate words.
 */
public final class InjectionGuard implements Guard {
    /** Weight from which on words are taken for orders. */
    static final double ORDERS = 1.0;
    /** Weight from which on nothing may be taken over from a turn. */
    static final double SUSPICIOUS = 0.5;

    /** To hide words is no order yet, but no way to speak to people either. */
    private static final double HIDDEN = 0.6;

    private static final String BY = "injection@1";

    /** How much like orders to a machine a text sounds under its most telling reading; 1 and more is an attempt. */
    static double weight(Readings readings) {
        double loudest =
                readings.all().stream().mapToDouble(Commands::weight).max().orElse(0);
        return loudest + (readings.hidden() ? HIDDEN : 0);
    }

    @Override
    public CompletionStage<Verdict> review(Content content) {
        return CompletableFuture.completedStage(
                content.stage() == Stage.OUTPUT ? output(content) : input(content.text()));
    }

    private static Verdict input(String text) {
        return weight(Readings.of(text)) >= ORDERS
                ? Verdict.block(BY, List.of("injection"), "it sounds like orders to a machine")
                : Verdict.allow(BY);
    }

    private static Verdict output(Content content) {
        List<Read> turns = content.view().recent().turns().stream()
                .map(InjectionGuard::read)
                .toList();
        List<Finding> findings = new Obedience(content.text()).findings(turns);
        return findings.isEmpty()
                ? Verdict.allow(BY)
                : Verdict.block(
                        BY,
                        findings.stream().map(Finding::category).toList(),
                        String.join(
                                "; ",
                                findings.stream().map(Finding::explanation).toList()));
    }

    private static Read read(RecentTurn turn) {
        Readings readings = Readings.of(turn.text());
        return new Read(turn.text(), readings.all(), weight(readings));
    }

    /** Makes the guard. */
    public static final class Factory implements SlotFactory<Guard> {
        @Override
        public Class<Guard> slot() {
            return Guard.class;
        }

        @Override
        public String id() {
            return "injection";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "blocks orders to the machine in what people say, and replies that obey them";
        }

        @Override
        public Guard create(Parameters parameters) {
            return new InjectionGuard();
        }
    }
}
