package dev.kairos.jobs.evaluate.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The policy of a scenario in our own checks, each under the name that the contract gives it. */
final class GatePolicy {
    private static final String LIMIT = "limit";
    private static final String PER = "per";
    private static final String WITHIN = "within";
    private static final String NEVER_ENDS = "36500 d";

    private final SlotCatalog catalog;
    private final List<GateCheck> checks = new ArrayList<>();

    /**
     * One check.
     *
     * @param name what the contract calls it
     * @param check ours
     * @param isShared whether it counts what everybody in a channel is told
     */
    record GateCheck(String name, Check check, boolean isShared) {}

    private GatePolicy(SlotCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The checks of a policy, presets expanded in place.
     *
     * @throws IllegalArgumentException if it names a check or preset that the contract does not have
     */
    static List<GateCheck> checks(JsonNode policy, SlotCatalog catalog) {
        GatePolicy translated = new GatePolicy(catalog);
        policy.path("checks").forEach(translated::entry);
        return translated.checks;
    }

    private void entry(JsonNode entry) {
        if (entry.has("preset")) {
            preset(entry.path("preset").asText(), entry);
        } else {
            check(entry.path("id").asText(), entry);
        }
    }

    private void check(String id, JsonNode entry) {
        switch (id) {
            case "killSwitch" -> add(id, entry, "kill-switch", parameters(entry, "on", "on"));
            case "consent" -> add(id, entry, id, Map.of());
            case "enabled" -> add(id, entry, id, Map.of());
            case "mode" -> add(id, entry, id, modes(entry));
            case "snooze" -> add(id, entry, snooze(entry));
            case "mute" -> add(id, entry, id, Map.of());
            case "intensity" ->
                add(id, entry, id, parameters(entry.path("floors"), "low", "low", "normal", "normal", "high", "high"));
            case "quietHours" -> add(id, entry, "quiet-hours", parameters(entry, "priorityFloor", "priority-floor"));
            case "trustRamp" ->
                add(id, entry, "trust-ramp", parameters(entry, "days", "span d", "minPriority", "priority"));
            case "dismissalCooldown" -> add(id, entry, "dismissal-cool-down", dismissals(entry));
            case "adaptiveTiming" -> add(id, entry, "kill-switch", Map.of());
            case "dedupe" -> add(id, entry, "once", parameters(entry, "windowSeconds", "within s"));
            case "dailyBudget" -> add(id, entry, "daily-budget", budget(entry));
            case "weeklyBudget" -> add(id, entry, "weekly-budget", budget(entry));
            case "monthlyBudget" -> add(id, entry, "monthly-budget", budget(entry));
            case "utilityFloor" -> add(id, entry, "utility-floor", utility(entry));
            case "boundedDeferral" -> add(id, entry, "bounded-deferral", deferral(entry));
            case "allowedWindow" -> add(id, entry, "allowed-hours", hours(entry));
            case "requiresConsent" -> consent(entry);
            case "rateLimit" -> rate(entry);
            case "recentInteraction" ->
                add(id, entry, "recent-interaction", parameters(entry, "withinHours", "within h"));
            case "windowBudget" ->
                add(id, entry, "window-budget", parameters(entry, "withinHours", "within h", LIMIT, LIMIT));
            default -> throw new IllegalArgumentException("check of a policy is '" + id + "', which is not known");
        }
    }

    /** Parameters that an entry has: its names and ours by turns, ours followed by a unit if it is a duration. */
    private static Map<String, Object> parameters(JsonNode entry, String... names) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            JsonNode value = entry.path(names[i]);
            if (!value.isMissingNode() && !value.isNull()) {
                String[] ours = names[i + 1].split(" ");
                parameters.put(ours[0], ours.length > 1 ? value.asText() + " " + ours[1] : plain(value));
            }
        }
        return parameters;
    }

    private static Object plain(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : value.isNumber() ? value.numberValue() : value.asText();
    }

    private static Map<String, Object> modes(JsonNode entry) {
        StringJoiner modes = new StringJoiner(",");
        entry.path("allow").forEach(mode -> modes.add(mode.asText()));
        return entry.has("allow") ? Map.of("allow", modes.toString()) : Map.of();
    }

    private static SlotSpec snooze(JsonNode entry) {
        return entry.path("defer").asBoolean()
                ? new SlotSpec("deferred", Map.of("check", Map.of("id", "snooze"), "bound", NEVER_ENDS))
                : SlotSpec.of("snooze");
    }

    /** The contract's silence does not grow. */
    private static Map<String, Object> dismissals(JsonNode entry) {
        Map<String, Object> parameters =
                parameters(entry, "dismissals", "dismissals", "withinDays", "within d", "silenceDays", "silence d");
        parameters.put("growth", 1);
        return parameters;
    }

    /** The contract knows no outcomes. */
    private static Map<String, Object> utility(JsonNode entry) {
        Map<String, Object> parameters = parameters(entry, "costFalseAlarm", "annoyance", "costMissedHelp", "gain");
        parameters.put("outcomes", false);
        return parameters;
    }

    private static Map<String, Object> budget(JsonNode entry) {
        return parameters(entry, LIMIT, LIMIT, "bypassPriority", "bypass", "nearLimit", "near");
    }

    /** The contract is told whether the person is busy; we count. */
    private static Map<String, Object> deferral(JsonNode entry) {
        Map<String, Object> parameters = parameters(
                entry,
                "lambda",
                "rate",
                "interruptCost",
                "interrupt-cost",
                "staleness",
                "staleness",
                "boundSeconds",
                "bound s");
        parameters.put("pace", GateScenario.BUSY);
        return parameters;
    }

    private static Map<String, Object> hours(JsonNode entry) {
        Map<String, Object> parameters =
                parameters(entry, "start", "from", "end", "until", "priorityFloor", "priority-floor");
        String zone = entry.path("timezone").asText("user");
        if (!"user".equals(zone)) {
            parameters.put("place", zone);
        }
        return parameters;
    }

    private void consent(JsonNode entry) {
        JsonNode when = entry.path("when");
        consent(
                entry,
                entry.path("name").asText(),
                when.path("start").asText(""),
                when.path("end").asText(""));
    }

    private void consent(JsonNode entry, String to, String from, String until) {
        add("consent:" + to, entry, "consent", Map.of("to", to, "from", from, "until", until));
    }

    private void rate(JsonNode entry) {
        int limit = entry.path(LIMIT).asInt();
        String seconds = entry.path("perSeconds").asText();
        boolean byChannel = "channel".equals(entry.path("keyBy").asText());
        rate("rate:" + limit + "/" + seconds + "s", entry, limit, seconds + " s", byChannel);
    }

    private void rate(String name, JsonNode entry, int limit, String per, boolean byChannel) {
        Map<String, Object> parameters = Map.of(LIMIT, limit, PER, per, "by", byChannel ? "channel" : "all");
        add(name, entry, new SlotSpec("rate-limit", parameters), byChannel);
    }

    private void window(String name, JsonNode entry, String from, String until, String place) {
        add(name, entry, "allowed-hours", Map.of("from", from, "until", until, "place", place));
    }

    private void preset(String preset, JsonNode entry) {
        switch (preset) {
            case "lineMessagingApi" -> {
                check("consent", entry);
                add("monthlyBudget", entry, "monthly-budget", Map.of(LIMIT, linePlan(entry), "near", 0.9));
            }
            case "wechatSubscriptionMessage" -> {
                consent(entry, "subscription", "", "");
                add("windowBudget", entry, "window-budget", Map.of(LIMIT, 1, WITHIN, "8760 h"));
            }
            case "wechatCustomerService" -> {
                add("recentInteraction", entry, "recent-interaction", Map.of(WITHIN, "48 h"));
                add("windowBudget", entry, "window-budget", Map.of(LIMIT, 5, WITHIN, "48 h"));
            }
            case "wechatTemplateMessage" -> {
                consent(entry, "templateTrigger", "", "");
                rate("rate:template", entry, 3, "86400 s", false);
            }
            case "wecomAppMessage" -> {
                rate("rate:30/min", entry, 30, "1 min", false);
                rate("rate:1000/h", entry, 1000, "1 h", false);
            }
            case "telegramBot" -> {
                rate("rate:1/s", entry, 1, "1 s", true);
                rate("rate:20/min", entry, 20, "1 min", true);
            }
            case "slackApp" -> rate("rate:1/s", entry, 1, "1 s", true);
            case "whatsappBusiness" -> {
                consent(entry, "whatsappOptIn", "", "");
                if (!entry.path("template").asBoolean()) {
                    add("recentInteraction", entry, "recent-interaction", Map.of(WITHIN, "24 h"));
                }
                rate("rate:waPair", entry, 600, "3600 s", false);
            }
            default -> law(preset, entry);
        }
    }

    private static int linePlan(JsonNode entry) {
        return switch (entry.path("plan").asText()) {
            case "light" -> 5_000;
            case "standard" -> 30_000;
            default -> 200;
        };
    }

    private void law(String preset, JsonNode entry) {
        switch (preset) {
            case "kakaoAlimtalk" -> check("consent", entry);
            case "kakaoBrandMessage" -> {
                consent(entry, "ad", "", "");
                window("window:kakao", entry, "08:00", "20:50", "Asia/Seoul");
            }
            case "krNetworkAct50" -> {
                consent(entry, "ad", "", "");
                consent(entry, "night", "21:00", "08:00");
            }
            case "jpAntiSpamLaw" -> consent(entry, "optIn", "", "");
            case "cnMinorMode" -> {
                Map<String, Object> day =
                        Map.of("id", "allowed-hours", "from", "06:00", "until", "22:00", "place", "Asia/Shanghai");
                add("window:minor", entry, onlyIf("minor", true, day), false);
                add("dailyBudget", entry, onlyIf("minor", true, Map.of("id", "daily-budget", LIMIT, 1)), false);
            }
            case "inTcccp" -> {
                consent(entry, "promotional", "", "");
                consent(entry, "band00to06", "00:00", "06:00");
                consent(entry, "band06to08", "06:00", "08:00");
                consent(entry, "band08to10", "08:00", "10:00");
                consent(entry, "band21to24", "21:00", "24:00");
            }
            case "brLgpd" -> {
                consent(entry, "marketing", "", "");
                add("consent:parental", entry, onlyIf("minor", true, Map.of("id", "consent", "to", "parental")), false);
            }
            case "usTcpa" -> window("window:tcpa", entry, "08:00", "21:00", "");
            case "euEprivacy" ->
                add(
                        "consent:marketing",
                        entry,
                        onlyIf("existingCustomer", false, Map.of("id", "consent", "to", "marketing")),
                        false);
            default -> throw new IllegalArgumentException("preset of a policy is '" + preset + "', which is not known");
        }
    }

    private static SlotSpec onlyIf(String attribute, boolean is, Map<String, Object> check) {
        return new SlotSpec("only-if", Map.of("attribute", attribute, "is", is, "check", check));
    }

    private void add(String name, JsonNode entry, String id, Map<String, Object> parameters) {
        add(name, entry, new SlotSpec(id, parameters), false);
    }

    private void add(String name, JsonNode entry, SlotSpec spec) {
        add(name, entry, spec, false);
    }

    private void add(String name, JsonNode entry, SlotSpec spec, boolean isShared) {
        SlotSpec whole = spec;
        if (entry.path("shadow").asBoolean()) {
            Map<String, Object> inner = new LinkedHashMap<>(spec.parameters());
            inner.put("id", spec.id());
            whole = new SlotSpec("shadow", Map.of("check", inner));
        }
        checks.add(new GateCheck(name, catalog.create(Check.class, whole), isShared));
    }
}
