package dev.kairos.jobs.topology;

import static dev.kairos.jobs.topology.KairosTopology.named;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.operators.admit.AdmitAction;
import dev.kairos.operators.admit.AdmitAction.Stage;
import dev.kairos.operators.admit.Application;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.watch.WatchPerson;
import java.util.List;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * ADMIT: what addresses a session as a whole goes to the session, which debits its members; what addresses a person to
 * that person; and what either lets pass to the tenant. So nothing ever has to come back.
 */
final class AdmitStages {
    private final List<AssistantSpec> assistants;
    private final TopologyOptions options;

    AdmitStages(List<AssistantSpec> assistants, TopologyOptions options) {
        this.assistants = assistants;
        this.options = options;
    }

    /**
     * All audible resolutions, admitted or not.
     *
     * @param events every event, watched or not: what somebody wants of us counts in any case
     */
    DataStream<Resolution> answered(DataStream<Resolution> resolutions, DataStream<SessionEvent> events) {
        SingleOutputStreamOperator<Resolution> toSessions = stage(
                Stage.SESSION,
                options.sessionTtl().toMillis(),
                actions(
                        resolutions,
                        resolution -> resolution.decision().addressee() == null,
                        Application::of,
                        "to-groups"),
                events(events, AdmitStages::concernsSession, Application::toSession, "events-to-admit-session"));
        SingleOutputStreamOperator<Resolution> toPeople = stage(
                Stage.PERSON,
                options.personTtl().toMillis(),
                actions(
                                resolutions,
                                resolution -> resolution.decision().addressee() != null,
                                Application::of,
                                "to-people")
                        .union(toSessions.getSideOutput(AdmitAction.DEBITS)),
                events(events, AdmitStages::concernsPerson, Application::toPerson, "events-to-admit-person"));
        DataStream<Resolution> examined = toSessions.union(toPeople);
        SingleOutputStreamOperator<Resolution> ofTenants = named(
                actions(examined, resolution -> resolution.decision().admitted(), Application::toTenant, "to-tenants")
                        .keyBy(Application::key, Types.LONG)
                        .process(new AdmitAction(
                                Stage.TENANT, assistants, options.personTtl().toMillis())),
                Stage.TENANT.uid());
        return ofTenants.union(
                named(examined.filter(resolution -> !resolution.decision().admitted()), "not-admitted"));
    }

    private SingleOutputStreamOperator<Resolution> stage(
            Stage stage, long ttl, DataStream<Application> actions, DataStream<Application> events) {
        return named(
                actions.union(events)
                        .keyBy(Application::key, Types.LONG)
                        .process(new AdmitAction(stage, assistants, ttl)),
                stage.uid());
    }

    private static DataStream<Application> actions(
            DataStream<Resolution> resolutions,
            FilterFunction<Resolution> which,
            MapFunction<Resolution, Application> application,
            String uid) {
        return named(
                named(resolutions.filter(which), uid).map(application).returns(Application.class), uid + "-to-admit");
    }

    private static DataStream<Application> events(
            DataStream<SessionEvent> events,
            FilterFunction<SessionEvent> which,
            MapFunction<SessionEvent, Application> application,
            String uid) {
        return named(
                named(events.filter(which), uid + "-filter").map(application).returns(Application.class), uid);
    }

    private static boolean concernsSession(SessionEvent event) {
        return event.type() == EventType.REACTION
                || (event.type() == EventType.OUTCOME && event.attribute("addressee") == null)
                || (event.type() == EventType.FORGET && event.attribute(WatchPerson.PERSON) == null);
    }

    private static boolean concernsPerson(SessionEvent event) {
        return event.type() == EventType.CONSENT
                || event.type() == EventType.REACTION
                || (event.type() == EventType.OUTCOME && event.attribute("addressee") != null)
                || (event.type() == EventType.FORGET && event.attribute(WatchPerson.PERSON) != null);
    }
}
