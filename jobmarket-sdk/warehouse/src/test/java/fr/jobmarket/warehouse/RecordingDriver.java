package fr.jobmarket.warehouse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Logger;

/** Stands before a driver and keeps the text of every statement. */
final class RecordingDriver implements Driver, AutoCloseable {

    private final Driver real;
    private final Set<String> statements = new ConcurrentSkipListSet<>();

    private RecordingDriver(Driver real) {
        this.real = real;
    }

    /** Takes the place of the driver for a URL. */
    static RecordingDriver before(String url) throws SQLException {
        Driver real = DriverManager.getDriver(url);
        RecordingDriver recording = new RecordingDriver(real);
        DriverManager.deregisterDriver(real);
        DriverManager.registerDriver(recording);
        return recording;
    }

    Set<String> statements() {
        return statements;
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection connection = real.connect(url, info);
        return connection == null ? null : recording(Connection.class, connection);
    }

    private <T> T recording(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                        if (method.getName().startsWith("execute")
                                || method.getName().equals("prepareStatement")) {
                            statements.add(sql);
                        }
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return method.getName().equals("createStatement")
                                ? recording(Statement.class, (Statement) result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return real.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return real.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return real.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return real.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return real.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("recording");
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
        DriverManager.registerDriver(real);
    }
}
