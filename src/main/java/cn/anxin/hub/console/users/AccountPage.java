package cn.anxin.hub.console.users;

import cn.anxin.hub.security.OwnPassword;
import cn.anxin.hub.security.User;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where everyone changes the own password. */
@Controller
class AccountPage {

    private final OwnPassword passwords;

    AccountPage(OwnPassword passwords) {
        this.passwords = passwords;
    }

    @GetMapping("/account/password")
    String show(Principal user, Model page) {
        User account = passwords.of(user.getName()).orElseThrow();
        page.addAttribute("account", account);
        return "users/password";
    }

    @PostMapping("/account/password")
    String change(
            @RequestParam(name = "present", defaultValue = "") String present,
            @RequestParam(name = "wanted", defaultValue = "") String wanted,
            @RequestParam(name = "again", defaultValue = "") String again,
            HttpServletRequest request,
            Principal user,
            RedirectAttributes after) {
        String said = wanted.equals(again)
                ? passwords.change(request, user.getName(), present, wanted).name()
                : "DIFFERENT";
        after.addFlashAttribute("said", said);
        return "redirect:/account/password";
    }
}
