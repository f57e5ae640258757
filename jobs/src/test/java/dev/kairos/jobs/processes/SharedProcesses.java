package dev.kairos.jobs.processes;

import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all tests the same broker and cluster, which are started for the first and stopped after the last one. */
final class SharedProcesses implements ParameterResolver {
    private static final Path PLACE = Path.of("target", "processes").toAbsolutePath();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == KairosProcesses.class;
    }

    @Override
    public KairosProcesses resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedProcesses.class))
                .getOrComputeIfAbsent(Running.class, any -> Running.start(), Running.class)
                .processes();
    }

    private record Running(KairosProcesses processes) implements ExtensionContext.Store.CloseableResource {
        static Running start() {
            try {
                FileUtils.deleteDirectory(PLACE.toFile());
                KairosProcesses processes = new KairosProcesses(PLACE);
                processes.start();
                return new Running(processes);
            } catch (Exception e) {
                throw new IllegalStateException("the processes do not start; see " + PLACE, e);
            }
        }

        @Override
        public void close() throws Exception {
            processes.close();
        }
    }
}
