package io.entregent.audit.web;

import io.entregent.audit.Kept;
import io.entregent.audit.witness.Answer;
import io.entregent.audit.witness.Witnesses;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Checkpoints that come back from outside, and the witnesses who sign along. */
@Named
@RequestScoped
public class WitnessPage {

    /**
     * One witness and how far it signed.
     *
     * @param trouble what is wrong with it now; null if nothing is
     */
    public record Line(String name, String words, String trouble, boolean alarming) {
    }

    private static final int LONGEST_NOTE = 10_000;

    @Inject
    private Kept keeping;

    @Inject
    private Witnesses witnesses;

    @Inject
    private Look look;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    private String kept;
    private Part file;
    private String policy;

    /** Afterwards the page is asked for anew: a log that does not extend the checkpoint is closed by then. */
    public void keep() throws IOException {
        try {
            String note = file != null && file.getSize() > 0 && file.getSize() < LONGEST_NOTE
                    ? new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : kept;
            boolean refused = keeping.keep(note == null ? "" : note).isRefused();
            if (refused) {
                FacesContext.getCurrentInstance().getExternalContext().redirect(look.getPath());
                return;
            }
            kept = null;
            say.done("audit.kept.holds");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    public void set() {
        try {
            witnesses.setPolicy(policy);
            say.done("audit.witness.isSet");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    public List<Line> getLines() {
        return witnesses.lines().stream().map(one -> new Line(one.name(), one.size() == 0 ? words.get("audit.witness.never")
                : words.of("audit.witness.upTo", Long.toString(one.size() - 1), times.exact(one.at())), trouble(one),
                one.answer() != null && one.answer().isAlarming())).toList();
    }

    private String trouble(Witnesses.Line one) {
        if (one.address() == null) {
            return words.get("audit.witness.unasked");
        }
        return one.answer() == null || one.answer() == Answer.SIGNED ? null
                : words.of("audit.witness.answer." + one.answer().name().toLowerCase(Locale.ROOT), times.exact(one.since()), one.detail());
    }

    public String getKept() {
        return kept;
    }

    public void setKept(String kept) {
        this.kept = kept;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getPolicy() {
        return policy == null ? witnesses.policy() : policy;
    }

    public void setPolicy(String policy) {
        this.policy = policy == null ? "" : policy;
    }
}
