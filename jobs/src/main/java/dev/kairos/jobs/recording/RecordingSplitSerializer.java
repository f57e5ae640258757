package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Limits;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The bytes of a split in checkpoints. */
final class RecordingSplitSerializer implements SimpleVersionedSerializer<RecordingSplit> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(RecordingSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        write(split, out);
        return out.getCopyOfBuffer();
    }

    @Override
    public RecordingSplit deserialize(int version, byte[] bytes) throws IOException {
        requireVersion(version);
        return read(new DataInputDeserializer(bytes));
    }

    static void requireVersion(int version) throws IOException {
        if (version != VERSION) {
            throw new IOException("version of a recording split is " + version + ", this build reads " + VERSION);
        }
    }

    static void write(RecordingSplit split, DataOutputSerializer out) throws IOException {
        Recording recording = split.recording();
        out.writeUTF(recording.path());
        out.writeUTF(recording.format());
        out.writeBoolean(recording.isRedacted());
        Limits limits = recording.limits();
        out.writeInt(limits.textBytes());
        out.writeInt(limits.lineBytes());
        out.writeInt(limits.attributes());
        out.writeInt(limits.nesting());
        out.writeLong(limits.earliest());
        out.writeLong(limits.latest());
        out.writeInt(limits.idLength());
        out.writeLong(split.tail());
        out.writeLong(split.disorder());
        out.writeLong(split.position());
    }

    static RecordingSplit read(DataInputDeserializer in) throws IOException {
        String path = in.readUTF();
        String format = in.readUTF();
        boolean isRedacted = in.readBoolean();
        Limits limits = new Limits(
                in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readLong(), in.readLong(), in.readInt());
        return new RecordingSplit(
                new Recording(path, format, limits, isRedacted), in.readLong(), in.readLong(), in.readLong());
    }
}
