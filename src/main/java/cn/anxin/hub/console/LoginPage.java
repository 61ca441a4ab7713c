package cn.anxin.hub.console;

import cn.anxin.hub.security.SignInDoors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginPage {

    private final SignInDoors doors;

    LoginPage(SignInDoors doors) {
        this.doors = doors;
    }

    @GetMapping("/login")
    String show(Model page) {
        page.addAttribute("singleSignOn", doors.singleSignOn());
        return "login";
    }
}
