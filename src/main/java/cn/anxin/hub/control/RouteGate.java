package cn.anxin.hub.control;

import org.apache.camel.model.ModelLifecycleStrategy;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;

/**
 * Looks at every route before it is added, at the start or later, from a file or a template: one that is not to run is
 * there, and does not take a single message.
 */
record RouteGate(WantedStates wanted) implements ModelLifecycleStrategy {

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        if (!wanted.mayRun(route.getRouteId())) {
            route.autoStartup(false);
        }
    }

    @Override
    public void onRemoveRouteDefinition(RouteDefinition route) {
        // What is wanted of it is kept: it may be made anew.
    }

    @Override
    public void onAddRouteTemplateDefinition(RouteTemplateDefinition template) {
        // What is made of it comes by as a route.
    }

    @Override
    public void onRemoveRouteTemplateDefinition(RouteTemplateDefinition template) {
        // The routes that were made of it stay.
    }
}
