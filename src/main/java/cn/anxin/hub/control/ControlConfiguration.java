package cn.anxin.hub.control;

import cn.anxin.hub.ledger.NodeRoutes;
import cn.anxin.hub.ledger.RouteWishes;
import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.ledger.ThisNode;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

@Configuration(proxyBeanMethods = false)
class ControlConfiguration {

    @Bean
    WantedStates wantedStates(RouteWishes wishes) {
        return new WantedStates(wishes);
    }

    /** Routes are added when all beans are there: this one is asked about each of them. */
    @Bean
    RouteGate routeGate(CamelContext context, WantedStates wanted) {
        RouteGate gate = new RouteGate(wanted);
        ((ModelCamelContext) context).addModelLifecycleStrategy(gate);
        return gate;
    }

    /** Each route and each step of it is made with it around. */
    @Bean
    RouteRecorder routeRecorder(CamelContext context, Clock clock) {
        RouteRecorder recorder = new RouteRecorder(clock, System::nanoTime);
        context.addRoutePolicyFactory(recorder);
        context.getCamelContextExtension().addInterceptStrategy(recorder);
        return recorder;
    }

    @Bean
    RouteBook routeBook(CamelContext context, RouteRecorder recorder, RouteWishes wishes) {
        return new RouteBook(context, recorder, wishes);
    }

    /** No lifecycle bean: what such a one depends on is started with it, and the routes would not be there yet. */
    @Bean(destroyMethod = "stop")
    RouteKeeper routeKeeper(
            CamelContext context, WantedStates wanted, NodeRoutes told, Signals signals, ThisNode node) {
        return new RouteKeeper(context, wanted, told, signals, node);
    }

    @Bean
    CamelContextConfiguration routeKeeperAtStart(RouteKeeper keeper) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {}

            @Override
            public void afterApplicationStart(CamelContext context) {
                keeper.start();
            }
        };
    }

    @Bean
    ApplicationListener<ContextClosedEvent> routeKeeperAtEnd(RouteKeeper keeper) {
        return closed -> keeper.stop();
    }
}
