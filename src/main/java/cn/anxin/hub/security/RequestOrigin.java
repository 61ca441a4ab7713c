package cn.anxin.hub.security;

import cn.anxin.hub.ledger.Origin;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The address of the request that is being answered; none in the hub's own work. */
@Component
class RequestOrigin implements Origin {

    @Override
    public String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : "";
    }
}
