package dev.kairos.models.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TokenTableTest {
    private static final float[][] ROWS = {{0.5f, -1f, 0.25f}, {0, 0, 0}, {-0.001f, 0.002f, 0.0005f}};

    private static byte[] bytes(TokenTable table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.write(bytes);
        return bytes.toByteArray();
    }

    @Test
    void aRowComesBackWithinHalfAStepOfItsLargestNumber() throws IOException {
        TokenTable table = TokenTable.read(new ByteArrayInputStream(bytes(TokenTable.of(ROWS))));
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.dimension()).isEqualTo(3);
        for (int row = 0; row < ROWS.length; row++) {
            float[] sums = new float[3];
            table.addTo(sums, row);
            float largest = Math.max(Math.abs(ROWS[row][0]), Math.abs(ROWS[row][1]));
            for (int i = 0; i < sums.length; i++) {
                assertThat(sums[i]).isCloseTo(ROWS[row][i], within(largest / 127 / 2 + 1e-9f));
            }
        }
    }

    @Test
    void theSameTableGivesTheSameBytes() throws IOException {
        byte[] once = bytes(TokenTable.of(ROWS));
        assertThat(bytes(TokenTable.read(new ByteArrayInputStream(once)))).isEqualTo(once);
    }

    @Test
    void whatIsNoTableOrEndsEarlyIsRefused() throws IOException {
        byte[] whole = bytes(TokenTable.of(ROWS));
        assertThatThrownBy(() -> TokenTable.read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 1))))
                .isInstanceOf(EOFException.class);
        whole[0] = 'X';
        assertThatThrownBy(() -> TokenTable.read(new ByteArrayInputStream(whole)))
                .hasMessageContaining("not a table of tokens");
    }
}
