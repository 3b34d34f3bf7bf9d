package org.chuishao.whistle.attachment;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A file as it will be served.
 *
 * @param content null for what is served as it came: it need not be in memory at all
 * @param thumbnail JPEG, null for what is not a picture
 * @param width in pixels, upright; null for what is not a picture
 */
record Prepared(
        String mediaType,
        @JsonIgnore byte[] content,
        @JsonIgnore byte[] thumbnail,
        Integer width,
        Integer height) {}
