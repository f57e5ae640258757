package dev.kairos.models.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedModelTest {
    private final List<String> log = new ArrayList<>();
    private boolean fails;

    private final SharedModel<AutoCloseable> shared = new SharedModel<>(() -> {
        if (fails) {
            throw new IllegalStateException("no weights");
        }
        log.add("load");
        return () -> log.add("close");
    });

    @Test
    void itIsLoadedOnceAndClosedAfterTheLastUser() {
        assertThat(shared.acquire()).isSameAs(shared.acquire());
        shared.release();
        assertThat(log).containsExactly("load");
        shared.release();
        assertThat(log).containsExactly("load", "close");
    }

    @Test
    void aFailedLoadCountsForNobody() {
        fails = true;
        assertThatThrownBy(shared::acquire).hasMessage("no weights");
        assertThat(shared.users()).isZero();
        fails = false;
        shared.acquire();
        shared.release();
        assertThat(log).containsExactly("load", "close");
    }

    @Test
    void itIsLoadedAgainAfterItWasClosed() {
        shared.acquire();
        shared.release();
        shared.acquire();
        assertThat(log).containsExactly("load", "close", "load");
    }

    @Test
    void aReleaseTooManyIsAnError() {
        assertThatThrownBy(shared::release).isInstanceOf(IllegalStateException.class);
    }
}
