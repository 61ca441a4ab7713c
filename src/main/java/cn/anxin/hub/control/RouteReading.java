package cn.anxin.hub.control;

import cn.anxin.hub.control.RouteStep.Branch;
import cn.anxin.hub.control.RouteStep.StepCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedProcessorMBean;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.FinallyDefinition;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetPropertyDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.MethodCallExpression;

/** Reads a route as Camel holds it, with the counters of its management. */
final class RouteReading {

    private static final int LONGEST = 60;

    private final RouteDefinition route;
    private final ManagedCamelContext management;
    private final Map<String, Object> parameters;

    RouteReading(CamelContext context, RouteDefinition route) {
        this.route = route;
        this.management =
                Objects.requireNonNull(context.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class));
        this.parameters = Objects.requireNonNullElse(route.getTemplateParameters(), Map.of());
    }

    List<RouteStep> steps() {
        return steps(route.getOutputs());
    }

    private List<RouteStep> steps(List<ProcessorDefinition<?>> outputs) {
        return outputs.stream()
                .filter(each -> !(each instanceof OnExceptionDefinition) && !each.isAbstract())
                .map(this::step)
                .toList();
    }

    private RouteStep step(ProcessorDefinition<?> step) {
        String id = Objects.requireNonNullElse(step.getId(), "");
        return new RouteStep(id, step.getShortName(), shortened(what(step)), counts(step), branches(step));
    }

    private List<Branch> branches(ProcessorDefinition<?> step) {
        if (step instanceof ChoiceDefinition choice) {
            return branches(choice);
        }
        if (step instanceof TryDefinition attempt) {
            return branches(attempt);
        }
        if (step instanceof CircuitBreakerDefinition breaker) {
            return branches(breaker);
        }
        if (step instanceof MulticastDefinition) {
            return steps(step.getOutputs()).stream()
                    .map(each -> new Branch("", "", List.of(each)))
                    .toList();
        }
        return step.getOutputs().isEmpty() ? List.of() : List.of(new Branch("", "", steps(step.getOutputs())));
    }

    private List<Branch> branches(ChoiceDefinition choice) {
        List<Branch> ways = new ArrayList<>();
        choice.getWhenClauses()
                .forEach(when ->
                        ways.add(new Branch("when", shortened(text(when.getExpression())), steps(when.getOutputs()))));
        List<RouteStep> otherwise = choice.getOtherwise() == null
                ? List.of()
                : steps(choice.getOtherwise().getOutputs());
        ways.add(new Branch("otherwise", "", otherwise));
        return ways;
    }

    private List<Branch> branches(TryDefinition attempt) {
        List<Branch> ways = new ArrayList<>();
        List<ProcessorDefinition<?>> tried = attempt.getOutputs().stream()
                .filter(each -> !(each instanceof CatchDefinition) && !(each instanceof FinallyDefinition))
                .toList();
        ways.add(new Branch("", "", steps(tried)));
        for (CatchDefinition caught :
                Objects.requireNonNullElse(attempt.getCatchClauses(), List.<CatchDefinition>of())) {
            ways.add(new Branch("doCatch", shortened(names(caught)), steps(caught.getOutputs())));
        }
        Optional.ofNullable(attempt.getFinallyClause())
                .ifPresent(last -> ways.add(new Branch("doFinally", "", steps(last.getOutputs()))));
        return ways;
    }

    private List<Branch> branches(CircuitBreakerDefinition breaker) {
        List<Branch> ways = new ArrayList<>();
        ways.add(new Branch("", "", steps(breaker.getOutputs())));
        Optional.ofNullable(breaker.getOnFallback())
                .ifPresent(instead -> ways.add(new Branch("onFallback", "", steps(instead.getOutputs()))));
        return ways;
    }

    private static String names(CatchDefinition caught) {
        return String.join(
                ", ",
                caught.getExceptions().stream()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .toList());
    }

    /** What a step does, from the route's own text. Nothing of a message is in there. */
    private String what(ProcessorDefinition<?> step) {
        if (step instanceof BeanDefinition bean) {
            return bean.getRef() + "." + method(bean.getMethod());
        }
        if (step instanceof ToDynamicDefinition to) {
            return Addresses.plain(filled(to.getUri()));
        }
        if (step instanceof SendDefinition<?> to) {
            return Addresses.plain(filled(Objects.requireNonNullElse(to.getUri(), "")));
        }
        if (step instanceof RemoveHeadersDefinition remove) {
            return remove.getPattern();
        }
        if (step instanceof LogDefinition) {
            return "";
        }
        return named(step);
    }

    private String named(ProcessorDefinition<?> step) {
        String name = "";
        if (step instanceof SetVariableDefinition set) {
            name = set.getName();
        } else if (step instanceof SetHeaderDefinition set) {
            name = set.getName();
        } else if (step instanceof SetPropertyDefinition set) {
            name = set.getName();
        }
        String value =
                step instanceof ExpressionNode node && node.getExpression() != null ? text(node.getExpression()) : "";
        return name.isEmpty() || value.isEmpty() ? name + value : name + " ← " + value;
    }

    private String text(ExpressionDefinition expression) {
        return expression instanceof MethodCallExpression call
                ? call.getRef() + "." + method(call.getMethod())
                : filled(Objects.requireNonNullElse(expression.getExpression(), ""));
    }

    private static String method(String call) {
        return Objects.requireNonNullElse(call, "").replaceFirst("\\(.*", "");
    }

    /** With the parameters of the template, but for those of which nobody has to know. */
    private String filled(String text) {
        String filled = text;
        for (String name : List.of("source", "recipient", "address")) {
            Object value = parameters.get(name);
            if (value != null) {
                filled = filled.replace("{{" + name + "}}", value.toString());
            }
        }
        return filled;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private Optional<StepCounts> counts(ProcessorDefinition<?> step) {
        String prefix = Objects.requireNonNullElse(step.getNodePrefixId(), "");
        String id = Objects.requireNonNullElse(step.getId(), "");
        return managed(id).or(() -> managed(prefix + id)).map(RouteReading::counts);
    }

    private Optional<ManagedProcessorMBean> managed(String id) {
        return Optional.ofNullable(management.getManagedProcessor(id))
                .filter(found -> route.getRouteId().equals(found.getRouteId()));
    }

    private static StepCounts counts(ManagedProcessorMBean step) {
        try {
            return new StepCounts(
                    step.getExchangesCompleted(),
                    step.getExchangesFailed(),
                    step.getExchangesInflight(),
                    Math.max(0, step.getMeanProcessingTime()),
                    Math.max(0, step.getMaxProcessingTime()),
                    Math.max(0, step.getLastProcessingTime()));
        } catch (Exception never) {
            // Camel's interface declares that reading a counter in this very process may fail.
            throw new IllegalStateException(never);
        }
    }
}
