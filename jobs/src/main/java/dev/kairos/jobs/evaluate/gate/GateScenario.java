package dev.kairos.jobs.evaluate.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.admit.Priority;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.admit.Proposal.Setting;
import dev.kairos.core.admit.Reaction;
import dev.kairos.core.admit.Wishes;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.jobs.evaluate.gate.GatePolicy.GateCheck;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One scenario of the contract, played from empty state: what its checks say to each candidate, and what each commit
 * spends. Events count in the order in which they stand, whatever their times.
 */
final class GateScenario {
    /** Content events a minute of somebody whom the contract calls busy. */
    static final int BUSY = 1_000;

    private static final String EVERYBODY = "";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode scenario;
    private final List<GateCheck> checks;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, JsonNode> profiles = new HashMap<>();
    private final Map<Integer, Candidate> candidates = new HashMap<>();
    private final Map<Integer, Boolean> commits = new HashMap<>();

    /** A candidate as it was judged. */
    private record Candidate(String person, Proposal proposal, Wishes wishes, boolean isAllowed) {}

    GateScenario(JsonNode scenario, SlotCatalog catalog) {
        this.scenario = scenario;
        this.checks = GatePolicy.checks(scenario.path("policy"), catalog);
    }

    /**
     * One event that expects something.
     *
     * @param family family of the scenario
     * @param isCommit whether it spends rather than asks
     * @param expected what the contract demands
     * @param found what our checks came to
     */
    record Answered(String family, boolean isCommit, JsonNode expected, JsonNode found) {
        boolean agrees() {
            return expected.equals(found);
        }
    }

    List<Answered> play() {
        List<Answered> answered = new ArrayList<>();
        String family = scenario.path("family").asText();
        int index = 0;
        for (JsonNode event : scenario.path("events")) {
            switch (event.path("type").asText()) {
                case "profile" -> profile(event, index);
                case "dismissal" -> dismissal(event, index);
                case "candidate" ->
                    answered.add(new Answered(
                            family, false, numbers(event.path("expect")), numbers(candidate(event, index))));
                case "commit" -> answered.add(new Answered(family, true, numbers(event.path("expect")), commit(event)));
                default ->
                    throw new IllegalArgumentException("event " + index + " of scenario "
                            + scenario.path("id").asText() + " has type '"
                            + event.path("type").asText() + "', which is not known");
            }
            index++;
        }
        return answered;
    }

    private Account account(String person) {
        return accounts.getOrDefault(person, Account.none());
    }

    /** The newest snapshot is the one that stands last, so its place is taken for its time. */
    private void profile(JsonNode event, int index) {
        JsonNode user = event.path("user");
        Map<String, String> attributes = new TreeMap<>();
        user.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!value.isNull()) {
                attributes.put(field.getKey(), value.isContainerNode() ? value.toString() : value.asText());
            }
        });
        String person = user.path("id").asText();
        profiles.put(person, user);
        accounts.put(person, wishing(account(person), new Wishes(index, "", attributes)));
    }

    private static Account wishing(Account account, Wishes wishes) {
        return new Account(wishes, account.reactions(), account.said(), account.spent(), account.lastAdmitted());
    }

    private void dismissal(JsonNode event, int index) {
        Reaction reaction =
                new Reaction(index, event.path("candidateType").asText(), Outcome.Kind.REJECTED, time(event), true);
        accounts.merge(
                event.path("userId").asText(), Account.none().hearing(reaction), (old, fresh) -> old.hearing(reaction));
    }

    private ObjectNode candidate(JsonNode event, int index) {
        String person = event.path("userId").asText();
        Proposal proposal = proposal(event, index);
        List<Finding> findings = new ArrayList<>();
        for (GateCheck check : checks) {
            Finding finding = check.check()
                    .check(admission(check, person, proposal, account(person).wishes()));
            findings.add(finding);
            if (finding.stops()) {
                break;
            }
        }
        boolean isAllowed = findings.stream().noneMatch(Finding::stops);
        candidates.put(index, new Candidate(person, proposal, account(person).wishes(), isAllowed));
        ObjectNode found = NODES.objectNode().put("allowed", isAllowed);
        found.set("surfaces", isAllowed ? surfaces(event, person) : NODES.arrayNode());
        trace(findings, found);
        return found;
    }

    private static Proposal proposal(JsonNode event, int index) {
        JsonNode candidate = event.path("candidate");
        JsonNode accepted = candidate.path("pAccept");
        Setting setting = new Setting(
                EVERYBODY,
                candidate.path("channel").asText(""),
                candidate.path("busy").asBoolean() ? BUSY : 0,
                null);
        return Proposal.of("candidate " + index, candidate.path("type").asText(), time(event))
                .with(Priority.of(candidate.path("priority").asText("normal")))
                .in(setting)
                .about(
                        candidate.path("dedupeKey").isTextual()
                                ? candidate.path("dedupeKey").asText()
                                : null)
                .estimated(candidate.path("pNeed").asDouble(1), accepted.isNumber() ? accepted.doubleValue() : null);
    }

    /** What is counted by channel is counted for everybody in it; all else is the person's. */
    private Admission admission(GateCheck check, String person, Proposal proposal, Wishes wishes) {
        Account known = account(subject(check, person, proposal));
        return Admission.of(proposal, wishing(known, wishes));
    }

    private static String subject(GateCheck check, String person, Proposal proposal) {
        return check.isShared() && !proposal.setting().channel().isEmpty() ? EVERYBODY : person;
    }

    private ArrayNode surfaces(JsonNode event, String person) {
        JsonNode listed = profiles.containsKey(person)
                ? Objects.requireNonNull(profiles.get(person)).path("surfaces")
                : NODES.missingNode();
        ArrayNode surfaces = NODES.arrayNode();
        event.path("candidate").path("surfaces").forEach(surface -> {
            boolean isListed = listed.isMissingNode();
            for (JsonNode one : listed) {
                isListed |= one.equals(surface);
            }
            if (isListed) {
                surfaces.add(surface);
            }
        });
        return surfaces;
    }

    private void trace(List<Finding> findings, ObjectNode found) {
        ArrayNode trace = NODES.arrayNode();
        ArrayNode shadowed = NODES.arrayNode();
        ArrayNode near = NODES.arrayNode();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            String name = checks.get(i).name();
            trace.add(NODES.arrayNode().add(name).add(word(finding.answer())));
            if (finding.isShadow() && (finding.answer() == Answer.REJECT || finding.answer() == Answer.DEFER)) {
                shadowed.add(name);
            }
            if (finding.answer() == Answer.PASS
                    && finding.usage() != null
                    && finding.usage().isNear()) {
                near.add(NODES.objectNode()
                        .put("check", name)
                        .put("used", finding.usage().used())
                        .put("limit", finding.usage().limit()));
            }
            if (finding.stops()) {
                found.put(finding.answer() == Answer.DEFER ? "deferredBy" : "rejectedBy", name);
            }
            if (finding.until() != null && finding.putsOff()) {
                found.put(finding.answer() == Answer.DEFER ? "retryAt" : "deliverAt", iso(finding.until()));
            }
        }
        if (!found.path("allowed").asBoolean()) {
            found.remove("deliverAt");
        }
        found.set("shadowed", shadowed);
        found.set("nearLimit", near);
        found.set("trace", trace);
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case PASS -> "pass";
            case SKIP -> "skip";
            case MOVE -> "adjust";
            case DEFER -> "defer";
            case REJECT -> "reject";
        };
    }

    /** Takes a unit from each budget in order, up to the first that has none left; what was taken stays taken. */
    private ObjectNode commit(JsonNode event) {
        int of = event.path("of").asInt();
        Boolean before = commits.get(of);
        boolean isCommitted = before == null ? spend(Objects.requireNonNull(candidates.get(of))) : before;
        commits.put(of, isCommitted);
        return NODES.objectNode().put("committed", isCommitted);
    }

    private boolean spend(Candidate candidate) {
        if (!candidate.isAllowed()) {
            return false;
        }
        for (GateCheck check : checks) {
            String subject = subject(check, candidate.person(), candidate.proposal());
            Admission admission = admission(check, candidate.person(), candidate.proposal(), candidate.wishes());
            for (Charge charge : check.check().charges(admission)) {
                if (!charge.fits(account(subject))) {
                    return false;
                }
                accounts.put(subject, account(subject).charged(charge, admission.now()));
            }
        }
        return true;
    }

    private static long time(JsonNode event) {
        return Instant.parse(event.path("at").asText()).toEpochMilli();
    }

    private static String iso(long time) {
        return TIME.format(Instant.ofEpochMilli(time));
    }

    /** Numbers count by their value, however they are written. */
    private static JsonNode numbers(JsonNode node) {
        if (node.isNumber()) {
            return NODES.numberNode(node.doubleValue());
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            node.forEach(element -> array.add(numbers(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), numbers(field.getValue())));
            return object;
        }
        return node;
    }
}
