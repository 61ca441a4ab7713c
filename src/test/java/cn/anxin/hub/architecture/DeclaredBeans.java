package cn.anxin.hub.architecture;

import cn.anxin.hub.AnxinHub;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The names and types of the beans that the hub declares; none is made. */
final class DeclaredBeans {

    private final GenericApplicationContext context = new GenericApplicationContext();

    DeclaredBeans() {
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AssignableTypeFilter(AnxinHub.class));
        scanner.scan(AnxinHub.class.getPackageName());
        new ConfigurationClassPostProcessor().processConfigBeanDefinitions(context.getDefaultListableBeanFactory());
    }

    /** Whether there is a bean of this name, and it has a public method of that. */
    boolean has(String bean, String method) {
        return context.containsBeanDefinition(bean)
                && Optional.ofNullable(context.getDefaultListableBeanFactory().getType(bean)).stream()
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .anyMatch(it -> it.getName().equals(method));
    }
}
