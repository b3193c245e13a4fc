package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A point in time: written as RFC 3339 in UTC, {@code 2024-03-01T00:00:38.200Z}, whatever the reader's mapper is set to.
 * A whole number is read as milliseconds since the epoch, which may be negative.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonFormat(shape = JsonFormat.Shape.STRING, without = JsonFormat.Feature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
@interface WireTime {}
