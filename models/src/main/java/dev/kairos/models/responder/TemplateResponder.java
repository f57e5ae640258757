package dev.kairos.models.responder;

import dev.kairos.core.event.EventType;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.SlotFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Says what a catalogue holds for the act of the plan. Among the wordings whose slots are filled it takes those whose
 * example situations are nearest to the last turns, the best first, and leaves out what the last turns show to have
 * been said already (what a tool brought has not been said). Without a wording it declines.
 */
public final class TemplateResponder implements Responder {
    private static final String BY = "template@1";
    private static final int SITUATION_TURNS = 3;
    private static final int CANDIDATES = 3;
    private static final String SIMILARITY = "similarity";
    private static final String RESULT = "result";
    private static final String WORDS = "words";

    private final Encoder encoder;
    private final List<Wording> wordings;
    /** By act, encoded when first asked for: most tasks of a job never are. */
    private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();

    /** A wording with the vectors of its situations. */
    private record Entry(Wording wording, List<float[]> situations) {}

    /** A wording for one request; one that quotes what a tool answered goes before those that do not. */
    private record Ranked(String text, boolean quotes, double similarity) {}

    TemplateResponder(List<Wording> wordings, Encoder encoder) {
        this.encoder = encoder;
        this.wordings = List.copyOf(wordings);
    }

    private List<Entry> entriesFor(String act) {
        return entries.computeIfAbsent(act, any -> wordings.stream()
                .filter(wording -> wording.act().equals(act))
                .map(wording -> new Entry(wording, encoder.encode(wording.situations())))
                .toList());
    }

    @Override
    public CompletionStage<Answer> respond(Request request) {
        Set<String> said = request.recent().stream()
                .filter(turn -> turn.type() != EventType.TOOL_RESULT)
                .map(turn -> normalised(turn.text()))
                .collect(Collectors.toSet());
        Map<String, String> slots = request.plan().slots();
        float[] situation = encoder.encode(List.of(situation(request))).get(0);
        List<Candidate> candidates = entriesFor(request.plan().act()).stream()
                .filter(entry -> slots.keySet().containsAll(entry.wording().slots()))
                .map(entry -> new Ranked(
                        entry.wording().filled(slots),
                        entry.wording().slots().contains(RESULT),
                        nearest(situation, entry.situations())))
                .filter(ranked -> !said.contains(normalised(ranked.text())))
                .filter(ranked -> request.plan().mustAvoid().stream().noneMatch(words -> holds(ranked.text(), words)))
                .sorted(Comparator.comparing(Ranked::quotes)
                        .thenComparing(Ranked::similarity)
                        .reversed()
                        .thenComparing(Ranked::text))
                .limit(CANDIDATES)
                .map(ranked -> new Candidate(ranked.text(), Map.of(SIMILARITY, ranked.similarity()), null, 0))
                .toList();
        return CompletableFuture.completedStage(new Answer(candidates, null, BY));
    }

    @Override
    public void close() {
        encoder.close();
    }

    /** What the plan quotes of it, or else the last turns. */
    private static String situation(Request request) {
        Map<String, String> slots = request.plan().slots();
        return slots.getOrDefault(RESULT, slots.getOrDefault(WORDS, spoken(request.recent())));
    }

    private static String spoken(List<RecentTurn> recent) {
        List<String> words = new ArrayList<>();
        for (int i = recent.size() - 1; i >= 0 && words.size() < SITUATION_TURNS; i--) {
            if (recent.get(i).type().isContent() && recent.get(i).role().isPerson()) {
                words.add(0, recent.get(i).text());
            }
        }
        return String.join("\n", words);
    }

    private static double nearest(float[] situation, List<float[]> examples) {
        double nearest = -1;
        for (float[] example : examples) {
            double product = 0;
            for (int i = 0; i < situation.length; i++) {
                product += situation[i] * example[i];
            }
            nearest = Math.max(nearest, product);
        }
        return nearest;
    }

    private static boolean holds(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    private static String normalised(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Makes the responder. */
    public static final class Factory implements SlotFactory<Responder> {
        private static final String ALL = "all";

        @Override
        public Class<Responder> slot() {
            return Responder.class;
        }

        @Override
        public String id() {
            return "template";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "the wording of a catalogue whose example situations are nearest to the last turns";
        }

        @Override
        public List<Parameter> parameters() {
            List<String> allowed = new ArrayList<>(Catalogue.NAMES);
            allowed.add(ALL);
            return List.of(
                    Parameter.word("catalogue", allowed, ALL, "Which wordings."),
                    Parameter.slot("encoder", Encoder.class, "hashing", "Encoder that compares situations."));
        }

        @Override
        public Responder create(Parameters parameters) {
            String named = parameters.text("catalogue");
            List<Wording> wordings = new ArrayList<>();
            for (String name : named.equals(ALL) ? Catalogue.NAMES : List.of(named)) {
                wordings.addAll(Catalogue.read(name));
            }
            return new TemplateResponder(wordings, parameters.slot("encoder", Encoder.class));
        }
    }
}
