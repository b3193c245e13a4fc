package io.plimsoll.streams.story;

/** Levels and how often each occurs. */
record Mix(String[] levels, double[] shares) {

    /** Draws a level. The shares sum to 1. */
    String draw(Draws draws) {
        double left = draws.uniform();
        for (int i = 0; i < levels.length - 1; i++) {
            left -= shares[i];
            if (left < 0) {
                return levels[i];
            }
        }
        return levels[levels.length - 1];
    }
}
