package io.entregent.template.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One button. */
public record Button(ObjectNode json) {

    public Button {
        json = json.deepCopy();
        Wire.capitals(json, "type");
        Wire.capitals(json, "otp_type");
    }

    public ObjectNode json() {
        return json.deepCopy();
    }

    /** QUICK_REPLY, URL, PHONE_NUMBER, COPY_CODE, FLOW, OTP, MPM, SPM, CATALOG, …, or what Meta adds. */
    public String kind() {
        return Wire.text(json, "type");
    }

    public String text() {
        return Wire.text(json, "text");
    }

    public String url() {
        return Wire.text(json, "url");
    }

    public String phone() {
        return Wire.text(json, "phone_number");
    }

    /** ONE_TAP, COPY_CODE or ZERO_TAP; empty if it is no button of an authentication template. */
    public String otp() {
        return Wire.text(json, "otp_type");
    }

    /** The sample of the address's variable, or of the code; empty if none is given. */
    public String example() {
        List<String> given = Wire.texts(json.path("example"));
        return given.isEmpty() ? "" : given.get(0);
    }

    /** The id, name or JSON of the flow that it opens; empty if there is none. */
    public String flow() {
        return List.of("flow_id", "flow_name", "flow_json").stream().map(name -> Wire.text(json, name))
                .filter(value -> !value.isEmpty()).findFirst().orElse("");
    }
}
