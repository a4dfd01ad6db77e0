package fr.jobmarket.gateway.http;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose request does not arrive in time. The timeouts of idle connections begin anew with every byte:
 * a caller who sends one a minute would keep a connection for ever.
 */
@Singleton
final class RequestDeadline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final Duration longest;

    /**
     * Sets how long a request may take to arrive.
     *
     * @param longest from its first byte to its last
     */
    RequestDeadline(@Property(name = "jobmarket.request-timeout") Duration longest) {
        this.longest = longest;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    private final class Customizer implements NettyServerCustomizer {

        private final @Nullable Channel channel;

        private Customizer(@Nullable Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Customizer(connection) : this;
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel != null
                    && channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
                Arrival arrival = new Arrival(longest);
                channel.pipeline()
                        .addBefore(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, null, arrival)
                        .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, null, new End(arrival));
            }
        }
    }

    /** Sees the bytes of a request before they are one. */
    private static final class Arrival extends ChannelInboundHandlerAdapter {

        private final Duration longest;
        private @Nullable Future<?> closing;

        private Arrival(Duration longest) {
            this.longest = longest;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (closing == null) {
                closing = context.executor().schedule(() -> context.close(), longest.toNanos(), TimeUnit.NANOSECONDS);
            }
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ended();
            context.fireChannelInactive();
        }

        private void ended() {
            if (closing != null) {
                closing.cancel(false);
                closing = null;
            }
        }
    }

    /** Sees that a request is there. */
    private static final class End extends ChannelInboundHandlerAdapter {

        private final Arrival arrival;

        private End(Arrival arrival) {
            this.arrival = arrival;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) {
            if (part instanceof LastHttpContent) {
                arrival.ended();
            }
            context.fireChannelRead(part);
        }
    }
}
