package dev.kairos.core.session;

import static dev.kairos.core.session.SummaryState.ERRORS_MEASURE;
import static dev.kairos.core.session.SummaryState.SEARCHES_MEASURE;
import static dev.kairos.core.session.SummaryState.TENSE_MEASURE;
import static dev.kairos.core.session.SummaryState.TURNS_MEASURE;

/** Reads the {@link Feature}s off a summary. */
final class SummaryFeatures {
    private final float[] values = new float[Feature.values().length];

    private SummaryFeatures() {}

    static Features of(SummaryState summary, long now, long silence) {
        SummaryFeatures features = new SummaryFeatures();
        features.course(summary, now, silence);
        features.windows(summary, now);
        features.tone(summary.tone, summary.tension);
        features.requests(summary, now);
        features.stream(summary);
        features.risk(summary.risk, now);
        return new Features(features.values);
    }

    private void course(SummaryState summary, long now, long silence) {
        set(Feature.TURNS, Math.log1p(summary.turns));
        set(Feature.PEOPLE, summary.people.seen);
        set(Feature.ACTOR_SHARE, summary.people.share(summary.lastActor));
        set(Feature.GAP, logSeconds(summary.lastTime - summary.previousTime));
        set(Feature.AGE, logSeconds(now - summary.firstTime));
        set(Feature.SILENCE, logSeconds(silence));
        set(Feature.SPEAKER_CHANGED, summary.turns > 1 && summary.lastActor != summary.previousActor ? 1 : 0);
    }

    private void windows(SummaryState summary, long now) {
        set(Feature.TURNS_1M, summary.oneMinute.sum(TURNS_MEASURE, now));
        set(Feature.TURNS_5M, summary.fiveMinutes.sum(TURNS_MEASURE, now));
        set(Feature.TURNS_30M, summary.thirtyMinutes.sum(TURNS_MEASURE, now));
        set(Feature.TENSE_5M, summary.fiveMinutes.sum(TENSE_MEASURE, now));
        set(Feature.TENSE_30M, summary.thirtyMinutes.sum(TENSE_MEASURE, now));
        set(Feature.ERRORS_5M, summary.fiveMinutes.sum(ERRORS_MEASURE, now));
        set(Feature.ERRORS_30M, summary.thirtyMinutes.sum(ERRORS_MEASURE, now));
        set(Feature.SEARCHES_5M, summary.fiveMinutes.sum(SEARCHES_MEASURE, now));
        set(Feature.SEARCHES_30M, summary.thirtyMinutes.sum(SEARCHES_MEASURE, now));
    }

    private void tone(ToneState tone, double tension) {
        set(Feature.TENSION, tension);
        set(Feature.TENSION_MAX_3, tone.largest(tone.tension, 3));
        set(Feature.TENSION_MEAN_3, tone.mean(tone.tension, 3));
        set(Feature.TENSION_AVERAGE, tone.average);
        set(Feature.TENSION_MAX, tone.max);
        set(Feature.TENSION_SLOPE, tone.slope());
        set(Feature.SECOND_PERSON_3, tone.mean(tone.secondPerson, 3));
        set(Feature.NEGATION_3, tone.mean(tone.negation, 3));
        set(Feature.FRUSTRATION_3, tone.mean(tone.frustration, 3));
        set(Feature.CONCILIATION_3, tone.mean(tone.conciliation, 3));
    }

    private void requests(SummaryState summary, long now) {
        RequestState requests = summary.requests;
        if (requests.openId != null) {
            set(Feature.QUESTION_AGE, logSeconds(now - requests.openTime));
            set(Feature.QUESTION_TURNS, requests.turnsSince);
            set(Feature.QUESTION_OWN, requests.openActor == summary.lastActor ? 1 : 0);
        }
        set(Feature.REQUEST_SIMILARITY, summary.requestSimilarity);
        set(Feature.SAME_ERROR, summary.sameError);
        set(Feature.RESOLVED_3, summary.turnsSinceResolved < 3 ? 1 : 0);
        set(Feature.DECLINED_10, summary.turnsSinceDeclined < 10 ? 1 : 0);
        boolean ownHelpCue = summary.turnsSinceHelpCue < 3 && summary.helpCueActor == summary.lastActor;
        set(Feature.HELP_CUE_3, ownHelpCue ? 1 : 0);
    }

    private void stream(SummaryState summary) {
        set(Feature.WORD_SEARCH_3, summary.turnsSinceWordSearch < 3 ? 1 : 0);
        set(Feature.SHIFT, summary.stretch.shift);
        set(Feature.STRETCH_TURNS, summary.stretch.turns);
        set(Feature.REPLAYED, summary.passages.replayed);
    }

    private void risk(RiskState risk, long now) {
        set(Feature.RISK_TURN, risk.turn);
        set(Feature.RISK_SESSION, risk.session(now));
    }

    private void set(Feature feature, double value) {
        values[feature.ordinal()] = (float) value;
    }

    private static double logSeconds(long millis) {
        return Math.log1p(Math.max(0, millis) / 1000.0);
    }
}
