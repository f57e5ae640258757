package dev.kairos.jobs.state;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;

/** Walks a serializer and all that it is made of, in search of Kryo. */
final class SerializerWalk {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> found = new ArrayList<>();

    private SerializerWalk() {}

    /** Where Kryo serializes: paths of fields from the given one. */
    static List<String> kryoIn(String name, TypeSerializer<?> serializer) throws IllegalAccessException {
        SerializerWalk walk = new SerializerWalk();
        walk.visit(name, serializer);
        return walk.found;
    }

    private void visit(String path, Object part) throws IllegalAccessException {
        if (part == null || !seen.add(part)) {
            return;
        }
        if (part instanceof KryoSerializer<?>) {
            found.add(path);
        } else if (part instanceof TypeSerializer<?>) {
            fields(path, part);
        } else if (part instanceof Collection<?> parts) {
            for (Object one : parts) {
                visit(path, one);
            }
        } else if (part instanceof Map<?, ?> parts) {
            for (Object one : parts.values()) {
                visit(path, one);
            }
        } else if (part instanceof Object[] parts) {
            for (int i = 0; i < Array.getLength(parts); i++) {
                visit(path + "[" + i + "]", parts[i]);
            }
        }
    }

    private void fields(String path, Object serializer) throws IllegalAccessException {
        for (Class<?> type = serializer.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && !Class.class.equals(field.getType())) {
                    field.setAccessible(true);
                    visit(path + "." + field.getName(), field.get(serializer));
                }
            }
        }
    }
}
