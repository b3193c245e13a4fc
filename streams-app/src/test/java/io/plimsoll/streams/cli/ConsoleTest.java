package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    @Test
    void shouldColourOnATerminal() {
        Captured captured = Captured.terminal(Map.of("TERM", "xterm"));

        captured.console().print(captured.console().styled(Style.BAD, "x"));

        assertThat(captured.out()).isEqualTo("\u001b[31mx\u001b[0m\n");
    }

    @Test
    void shouldNotColourWhereItIsPiped() {
        Captured captured = Captured.piped();

        captured.console().print(captured.console().styled(Style.BAD, "x"));

        assertThat(captured.out()).isEqualTo("x\n");
    }

    @Test
    void shouldHonourNoColor() {
        Console console = Captured.terminal(Map.of("NO_COLOR", "1")).console();

        assertThat(console.styled(Style.BAD, "x")).isEqualTo("x");
        assertThat(console.isTerminal()).isTrue();
    }

    @Test
    void shouldTakeADumbTerminalAsNone() {
        Console console = Captured.terminal(Map.of("TERM", "dumb")).console();

        assertThat(console.isTerminal()).isFalse();
        assertThat(console.hasColours()).isFalse();
    }
}
