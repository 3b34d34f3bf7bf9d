package org.chuishao.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A request body that fails as soon as it is longer than allowed, whatever its sender announced. */
final class BoundedBody implements ReadStream<Buffer> {
    /** The body went past its limit. */
    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("body too large", null, false, false);
        }
    }

    private final ReadStream<Buffer> source;
    private final long most;
    private long seen;
    private Handler<Throwable> whenFailed = failure -> {};

    BoundedBody(ReadStream<Buffer> source, long most) {
        this.source = source;
        this.most = most;
    }

    @Override
    public BoundedBody handler(Handler<Buffer> handler) {
        source.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    @Override
    public BoundedBody exceptionHandler(Handler<Throwable> handler) {
        whenFailed = handler == null ? failure -> {} : handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public BoundedBody endHandler(Handler<Void> handler) {
        source.endHandler(handler);
        return this;
    }

    @Override
    public BoundedBody pause() {
        source.pause();
        return this;
    }

    @Override
    public BoundedBody resume() {
        source.resume();
        return this;
    }

    @Override
    public BoundedBody fetch(long amount) {
        source.fetch(amount);
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        boolean within = seen <= most;
        seen += chunk.length();
        if (seen <= most) {
            handler.handle(chunk);
        } else if (within) {
            whenFailed.handle(new TooLarge());
        }
    }
}
