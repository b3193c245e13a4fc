package io.plimsoll.streams.story;

/**
 * Days of the story, counted from 0.
 *
 * @param first day
 * @param last day, belonging to it
 */
record Days(int first, int last) {

    boolean contain(int day) {
        return day >= first && day <= last;
    }
}
