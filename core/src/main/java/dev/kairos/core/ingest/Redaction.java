package dev.kairos.core.ingest;

import dev.kairos.core.event.SessionEvent;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes personal data and secrets out of words before anything else sees them: e-mail addresses, phone numbers, payment
 * cards, accounts, IP addresses, keys, tokens and passwords, each replaced by a marker such as {@code [e-mail]}. Redacting twice
 * changes nothing more. The time is linear in the length of the text: every expression is bounded or possessive.
 *
 * <p>It works on forms, not on meaning: names and postal addresses stay. Where a form is ambiguous the rule follows
 * technical chat: times, versions, issue numbers, MAC addresses and 40-digit commit hashes stay.
 */
public final class Redaction implements Serializable {
    /** The default: everything that has a rule is replaced. */
    public static final Redaction ON = new Redaction(true);

    /** For trusted recordings only: nothing is replaced. */
    public static final Redaction OFF = new Redaction(false);

    /** Attributes that hold ids (signals: beside scores): ids are compared, so they stay what they are. */
    private static final Set<String> IDENTITIES =
            Set.of("addressee", "assistant", "event", "intervention", "person", "request", "signals");

    private static final long serialVersionUID = 1L;

    private final boolean isOn;

    private Redaction(boolean isOn) {
        this.isOn = isOn;
    }

    /** The text without what has to go. */
    public String apply(String text) {
        if (!isOn) {
            return text;
        }
        return redacted(text, kind -> {});
    }

    /** Kinds of personal data and secrets in a text, each once: e-mail, phone, card, account, ip, secret. */
    public static Set<String> kindsIn(String text) {
        Set<String> kinds = new LinkedHashSet<>();
        redacted(text, kinds::add);
        return kinds;
    }

    private static String redacted(String text, Consumer<String> kinds) {
        int features = TextFeatures.of(text);
        String redacted = text;
        for (RedactionRule rule : Rules.ALL) {
            if ((features & rule.needs()) == rule.needs()) {
                String before = redacted;
                redacted = rule.apply(before);
                if (!redacted.equals(before)) {
                    kinds.accept(rule.kind());
                }
            }
        }
        return redacted;
    }

    /** The event with redacted text and attribute values; its ids stay. */
    public SessionEvent apply(SessionEvent event) {
        if (!isOn) {
            return event;
        }
        String text = event.text() == null ? null : apply(event.text());
        return new SessionEvent(
                event.session(),
                event.id(),
                event.time(),
                event.type(),
                event.actor(),
                text,
                event.replyTo(),
                attributes(event.attributes()));
    }

    private Map<String, String> attributes(Map<String, String> attributes) {
        @Nullable Map<String, String> changed = null;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String value = attribute.getValue();
            String redacted = IDENTITIES.contains(attribute.getKey()) ? value : apply(value);
            if (!redacted.equals(value)) {
                changed = changed == null ? new TreeMap<>(attributes) : changed;
                changed.put(attribute.getKey(), redacted);
            }
        }
        return changed == null ? attributes : changed;
    }

    /** Deferred until the first use: a job that trusts its recordings never compiles the expressions. */
    private static final class Rules {
        static final List<RedactionRule> ALL = RedactionRule.all();
    }
}
