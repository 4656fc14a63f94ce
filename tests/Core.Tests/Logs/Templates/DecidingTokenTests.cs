using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Tests.Logs.Templates;

/// <summary>Pairs of messages that people tell apart, and pairs that they do not, by kinds of tokens.</summary>
public class DecidingTokenTests
{
    [Theory]
    [InlineData("connect failed code=ECONNREFUSED", "connect failed code=ETIMEDOUT")]
    [InlineData("container exited reason=oom", "container exited reason=evicted")]
    [InlineData("insert failed sqlstate=23505 id=7", "insert failed sqlstate=40001 id=8")]
    [InlineData("ERROR: deadlock (SQLSTATE 40P01)", "ERROR: deadlock (SQLSTATE 55P03)")]
    [InlineData("SQLSTATE[23000]: broke", "SQLSTATE[42000]: broke")]
    [InlineData("ERROR 1045 (28000): denied, code: 1045", "ERROR 1045 (28000): denied, code: 1064")]
    [InlineData("ORA-00942: broke", "ORA-01017: broke")]
    [InlineData("rpc error: code = Unavailable desc = x", "rpc error: code = NotFound desc = x")]
    [InlineData("call failed StatusCode=\"Unavailable\"", "call failed StatusCode=\"Internal\"")]
    [InlineData("call failed grpc_status=14", "call failed grpc_status=5")]
    [InlineData("payment provider answered 503", "payment provider answered 401")]
    [InlineData("GET https://a.example/b returned 500", "GET https://a.example/b returned 404")]
    [InlineData("upstream said status=502 after 3 s", "upstream said status=429 after 3 s")]
    [InlineData("upstream: HTTP 503", "upstream: HTTP 400")]
    [InlineData("upstream: HTTP/1.1 503", "upstream: HTTP/1.1 400")]
    [InlineData("upstream: 503 Service Unavailable", "upstream: 404 Not Found")]
    [InlineData("Request failed with status code 403", "Request failed with status code 500")]
    [InlineData("process exited with code 137", "process exited with code 1")]
    [InlineData("command returned non-zero exit status 2", "command returned non-zero exit status 127")]
    [InlineData("worker exit_code=139", "worker exit_code=1")]
    [InlineData("child was killed by signal 9", "child was killed by signal 11")]
    [InlineData("[Errno 111] cannot connect", "[Errno 110] cannot connect")]
    [InlineData("relation \"orders\" does not exist", "relation \"prices\" does not exist")]
    [InlineData("violates unique constraint \"users_email_key\"", "violates unique constraint \"orders_pkey\"")]
    [InlineData("null value in column \"email\"", "null value in column \"name\"")]
    [InlineData("No module named 'stripe'", "No module named 'redis'")]
    [InlineData("Cannot find module 'express'", "Cannot find module 'pg'")]
    [InlineData("Duplicate entry 'x' for key 'users.email'", "Duplicate entry 'y' for key 'orders.pk'")]
    [InlineData("object has no attribute 'price'", "object has no attribute 'name'")]
    [InlineData("msg=\"query failed\" err=\"connection refused\"", "msg=\"query failed\" err=\"no such table\"")]
    [InlineData("FEHLER: Relation »orders« existiert nicht", "FEHLER: Relation »prices« existiert nicht")]
    [InlineData("login failed HRESULT 0x80004005", "login failed HRESULT 0x80070005")]
    [InlineData("An error occurred (NoSuchKey) when calling", "An error occurred (AccessDenied) when calling")]
    public void What_says_what_happened_stays(string one, string other) =>
        Assert.NotEqual(MessageTemplate.Of(one), MessageTemplate.Of(other));

    [Theory]
    [InlineData("User alice not found", "User bob not found")]
    [InlineData("user alice-2 logged in", "user bob logged in")]
    [InlineData("Customer acme exceeded its quota", "Customer globex exceeded its quota")]
    [InlineData("tenant acme-corp is over quota", "tenant initech is over quota")]
    [InlineData("login failed user=root", "login failed user=guest")]
    [InlineData("1 file failed", "12 files failed")]
    [InlineData("1 item was lost", "3 items were lost")]
    [InlineData("1 entry is stale", "2 entries are stale")]
    [InlineData("retry 1 batch", "retry 7 batches")]
    [InlineData("4 error(s) left", "1 error left")]
    [InlineData("no such user “alice”", "no such user “bob”")]
    [InlineData("Benutzer „alice“ fehlt", "Benutzer „bob“ fehlt")]
    [InlineData("utilisateur « alice » absent", "utilisateur « bob » absent")]
    [InlineData("ファイル「a」が見つかりません", "ファイル「b」が見つかりません")]
    [InlineData("هناك ٣ أخطاء", "هناك ٤٢ أخطاء")]
    [InlineData("订单 １２３ 失败", "订单 ４ 失败")]
    [InlineData("took 1\u202F234,5 ms", "took 7 ms")]
    [InlineData("ids [1] missing", "ids [1, 2, 3] missing")]
    [InlineData("ids: [] missing", "ids: [7] missing")]
    [InlineData("hosts: [alice] missing", "hosts: [alice, bob] missing")]
    [InlineData("nodes 1 and 2 left", "nodes 1, 2 and 3 left")]
    [InlineData("sent 812 bytes to x", "sent 1190 bytes (1.16 KB) to x")]
    [InlineData("upload failed", "upload failed (attempt 2 of 5)")]
    [InlineData("query timed out", "query timed out (after 30 s)")]
    [InlineData("got 503 rows", "got 12 rows")]
    [InlineData("listening with 404 routes", "listening with 12 routes")]
    [InlineData(
        "partition of relation \"events_20251013\" is gone",
        "partition of relation \"events_20251014\" is gone"
    )]
    [InlineData("10.0.0.1 - \"GET /a HTTP/1.1\" 200 5", "10.0.0.2 - \"GET /b HTTP/1.1\" 404 17")]
    [InlineData("status: 200 len: 5", "status: 201 len: 6")]
    [InlineData("killed com.example.app.sync", "killed com.example.mail")]
    public void What_varies_is_left_out(string one, string other) =>
        Assert.Equal(MessageTemplate.Of(one), MessageTemplate.Of(other));

    [Theory]
    [InlineData("user session expired")]
    [InlineData("customer lookup failed")]
    [InlineData("node pool is empty")]
    [InlineData("user registration was refused")]
    [InlineData("account has no owner")]
    [InlineData("the host is gone")]
    public void A_noun_that_stands_where_a_name_does_stays(string message) =>
        Assert.Equal(message, MessageTemplate.Of(message));
}
