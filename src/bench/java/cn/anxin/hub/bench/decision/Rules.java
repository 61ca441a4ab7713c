package cn.anxin.hub.bench.decision;

import cn.anxin.hub.decision.Status;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;

/** The four rules of {@code credit.drl}, compiled by Drools to its executable model. */
final class Rules {

    private static final String DRL = "cn/anxin/hub/bench/decision/credit.drl";

    private final KieBase rules;

    Rules() {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write(services.getResources().newClassPathResource(DRL, "UTF-8"));
        KieBuilder built = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (built.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(built.getResults().toString());
        }
        rules = services.newKieContainer(services.getRepository().getDefaultReleaseId())
                .getKieBase();
    }

    /** One session for all of the facts. */
    Verdicts decide(List<List<Object>> enterprises) {
        Verdicts verdicts = new Verdicts();
        KieSession session = session(verdicts);
        enterprises.forEach(facts -> facts.forEach(session::insert));
        session.fireAllRules();
        session.dispose();
        return verdicts;
    }

    /** A session of its own for one enterprise's facts. */
    Status decideOne(String uscc, List<Object> facts) {
        return decide(List.of(facts)).of(uscc);
    }

    private KieSession session(Verdicts verdicts) {
        KieSession session = rules.newKieSession();
        session.setGlobal("today", Histories.TODAY);
        session.setGlobal("verdicts", verdicts);
        return session;
    }
}
