package dev.kairos.jobs.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The bytes of the splits that no reader has taken yet. */
final class RecordingSplitsSerializer implements SimpleVersionedSerializer<Collection<RecordingSplit>> {
    @Override
    public int getVersion() {
        return new RecordingSplitSerializer().getVersion();
    }

    @Override
    public byte[] serialize(Collection<RecordingSplit> splits) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        out.writeInt(splits.size());
        for (RecordingSplit split : splits) {
            RecordingSplitSerializer.write(split, out);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public Collection<RecordingSplit> deserialize(int version, byte[] bytes) throws IOException {
        RecordingSplitSerializer.requireVersion(version);
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        int size = in.readInt();
        List<RecordingSplit> splits = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            splits.add(RecordingSplitSerializer.read(in));
        }
        return splits;
    }
}
