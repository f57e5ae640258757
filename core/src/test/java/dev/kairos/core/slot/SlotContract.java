package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of a slot owes: a factory that the service loader finds, described parameters, and a
 * specification that survives its way to another machine.
 *
 * @param <T> the slot
 */
public abstract class SlotContract<T> {
    /** The slot. */
    protected abstract Class<T> slot();

    /** The specification under test, with every mandatory parameter. */
    protected abstract SlotSpec spec();

    /** Where implementations are found; other than on the class path only for those that prove a contract. */
    protected SlotCatalog catalog() {
        return SlotCatalog.load();
    }

    /** A fresh instance of what the specification names. */
    protected final T made() {
        return made(spec().parameters());
    }

    /** A fresh instance with other parameters. */
    protected final T made(Map<String, Object> parameters) {
        return catalog().create(slot(), new SlotSpec(spec().id(), parameters));
    }

    @Test
    void theCatalogueFindsIt() {
        assertThat(catalog().ids(slot())).contains(spec().id());
    }

    @Test
    void theSpecificationHasNoProblem() {
        assertThat(catalog().problems(slot(), spec(), "slot")).isEmpty();
    }

    @Test
    void anUndeclaredParameterIsAProblem() {
        SlotSpec wrong = new SlotSpec(spec().id(), Map.of("no-such-parameter", 1));
        assertThat(catalog().problems(slot(), wrong, "slot"))
                .anyMatch(problem -> problem.path().equals("slot.no-such-parameter"));
    }

    @Test
    void factoryAndParametersAreDescribed() {
        SlotFactory<T> factory = catalog().factory(slot(), spec().id());
        assertThat(factory.version()).isPositive();
        assertThat(factory.description()).isNotBlank();
        assertThat(factory.parameters()).allSatisfy(parameter -> {
            assertThat(parameter.name()).matches("[a-z][a-z0-9-]*");
            assertThat(parameter.description()).isNotBlank();
        });
    }

    @Test
    void theSpecificationSurvivesSerialisation() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(spec());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(spec());
        }
    }
}
