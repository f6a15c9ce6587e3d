package io.entregent.rights.web;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.rights.register.Activity;
import io.entregent.rights.register.Register;
import io.entregent.rights.register.RegisterSheet;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The register of processing, to read and to take away. */
@Named
@RequestScoped
public class RegisterPage {

    @Inject
    private Register register;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    private RegisterSheet sheet;

    public void enter() {
        try {
            sheet = register.sheet(words.locale());
        } catch (Rejected rejected) {
            if (!rejected.code().equals("wording.noticeMissing")) {
                throw rejected;
            }
            say.refused(rejected);
        }
    }

    public RegisterSheet getSheet() {
        return sheet;
    }

    public List<Activity> getActivities() {
        return sheet == null ? List.of() : sheet.activities();
    }

    public String getAt() {
        return times.moment(sheet.at());
    }
}
