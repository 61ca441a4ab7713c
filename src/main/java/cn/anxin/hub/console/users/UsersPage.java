package cn.anxin.hub.console.users;

import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.security.Permission;
import cn.anxin.hub.security.Role;
import cn.anxin.hub.security.SignInFailures;
import cn.anxin.hub.security.UserDesk;
import cn.anxin.hub.security.Users;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Those who may sign in, and as what. */
@Controller
class UsersPage {

    private final Users users;
    private final SignInFailures failures;
    private final UserDesk desk;

    UsersPage(Users users, SignInFailures failures, UserDesk desk) {
        this.users = users;
        this.failures = failures;
        this.desk = desk;
    }

    @GetMapping("/users")
    String show(Model page, Principal user) {
        page.addAttribute("users", users.all());
        page.addAttribute("failures", failures.recent());
        page.addAttribute("roles", Role.ofUsers());
        page.addAttribute("permissions", Permission.values());
        page.addAttribute("self", user.getName());
        return "users/users";
    }

    @PostMapping("/users")
    String add(
            @RequestParam("name") String name,
            @RequestParam(name = "display", defaultValue = "") String display,
            @RequestParam("role") String role,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        Role wanted = role(role);
        return given(
                after,
                name.strip(),
                "add",
                reason,
                why -> desk.add(name.strip(), display, wanted, user.getName(), why));
    }

    @PostMapping("/users/{name}/password")
    String reset(
            @PathVariable("name") String name,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return given(after, name, "reset", reason, why -> desk.resetPassword(name, user.getName(), why));
    }

    @PostMapping("/users/{name}/role")
    String change(
            @PathVariable("name") String name,
            @RequestParam("role") String role,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        Role wanted = role(role);
        return told(after, name, "role", reason, why -> desk.changeRole(name, wanted, user.getName(), why));
    }

    @PostMapping("/users/{name}/disable")
    String disable(
            @PathVariable("name") String name,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return told(after, name, "disable", reason, why -> desk.disable(name, user.getName(), why));
    }

    @PostMapping("/users/{name}/enable")
    String enable(
            @PathVariable("name") String name,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return told(after, name, "enable", reason, why -> desk.enable(name, user.getName(), why));
    }

    @PostMapping("/users/unlock")
    String unlock(
            @RequestParam("name") String name,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return told(after, name, "unlock", reason, why -> desk.unlock(name, user.getName(), why));
    }

    private static String given(
            RedirectAttributes after, String name, String what, String reason, Function<String, UserDesk.Given> wish) {
        return told(after, name, what, reason, why -> {
            UserDesk.Given given = wish.apply(why);
            given.password().ifPresent(password -> after.addFlashAttribute("secret", password));
            return given.answer();
        });
    }

    private static String told(
            RedirectAttributes after, String name, String what, String reason, Function<String, UserDesk.Answer> wish) {
        String answer =
                Reason.of(reason).map(why -> wish.apply(why.text()).name()).orElse("REASON");
        after.addFlashAttribute("said", answer.equals("DONE") ? "users.done." + what : "users.said." + answer);
        after.addFlashAttribute("good", answer.equals("DONE"));
        after.addFlashAttribute("saidOf", name);
        return "redirect:/users";
    }

    private static Role role(String name) {
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
        return role.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
