package dev.kairos.jobs.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorBackendSerializationProxy;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;

/**
 * What a savepoint holds.
 *
 * @param states every state by its name: uid, name, kind
 */
record SavepointContents(SortedMap<String, StateMetaInfoSnapshot> states) {
    /** Reads a savepoint's folder. */
    static SavepointContents read(Path folder) throws IOException {
        SortedMap<String, StateMetaInfoSnapshot> states = new TreeMap<>();
        ClassLoader loader = SavepointContents.class.getClassLoader();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(folder.resolve("_metadata")))) {
            CheckpointMetadata metadata = Checkpoints.loadCheckpointMetadata(in, loader, folder.toString());
            for (OperatorState operator : metadata.getOperatorStates()) {
                String uid = operator.getOperatorUid().orElse("operator " + operator.getOperatorID() + " without uid");
                for (OperatorSubtaskState subtask : operator.getStates()) {
                    for (StateMetaInfoSnapshot state : statesOf(subtask, loader)) {
                        states.put(uid + " " + state.getName() + " " + state.getBackendStateType(), state);
                    }
                }
            }
        }
        return new SavepointContents(states);
    }

    private static List<StateMetaInfoSnapshot> statesOf(OperatorSubtaskState subtask, ClassLoader loader)
            throws IOException {
        List<StateMetaInfoSnapshot> states = new ArrayList<>();
        for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
            KeyedBackendSerializationProxy<?> proxy = new KeyedBackendSerializationProxy<>(loader);
            try (InputStream in = ((StreamStateHandle) handle).openInputStream()) {
                proxy.read(new DataInputViewStreamWrapper(in));
            }
            states.addAll(proxy.getStateMetaInfoSnapshots());
        }
        for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
            OperatorBackendSerializationProxy proxy = new OperatorBackendSerializationProxy(loader);
            try (InputStream in = handle.openInputStream()) {
                proxy.read(new DataInputViewStreamWrapper(in));
            }
            states.addAll(proxy.getOperatorStateMetaInfoSnapshots());
            states.addAll(proxy.getBroadcastStateMetaInfoSnapshots());
        }
        return states;
    }

    /** Where a state is serialized by Kryo. */
    List<String> kryo() throws IllegalAccessException {
        List<String> found = new ArrayList<>();
        for (var state : states.entrySet()) {
            for (var part : state.getValue().getSerializerSnapshotsImmutable().entrySet()) {
                TypeSerializer<?> serializer = part.getValue().restoreSerializer();
                found.addAll(SerializerWalk.kryoIn(state.getKey() + " " + part.getKey(), serializer));
            }
        }
        return found;
    }
}
