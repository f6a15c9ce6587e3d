package io.entregent.kernel.ops;

import io.entregent.kernel.jobs.Pump;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** {@code GET /health/ready}: 200 while the portal can do its work, else 503; says nothing else to strangers. */
@WebServlet("/health/ready")
public class Ready extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int PATIENCE_SECONDS = 3;

    @Resource(lookup = "java:jboss/datasources/JournalDS")
    private transient DataSource journal;

    @Inject
    private transient Pump pump;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean database = databaseAnswers();
        boolean queue = database && pump.alive();
        response.setStatus(queue ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write("{\"status\":\"" + word(queue) + "\",\"portal\":\"up\",\"database\":\"" + word(database)
                + "\",\"queue\":\"" + word(queue) + "\"}");
    }

    private static String word(boolean works) {
        return works ? "up" : "down";
    }

    private boolean databaseAnswers() {
        try (Connection connection = journal.getConnection(); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            try (ResultSet rows = statement.executeQuery("select 1 from ticket limit 1")) {
                rows.next();
                return true;
            }
        } catch (SQLException e) {
            return false;
        }
    }
}
