using System.Text;
using Usher.Api.Iam;
using Usher.Api.Tests.Iam;
using Usher.Contracts;
using Usher.Wire.Errors;

namespace Usher.Api.Tests.Query;

[AwsSource("IAM User Guide, 'Making Query requests'; IAM API reference, 'Common errors'")]
public sealed class QueryServiceTests : IamTests
{
    [Theory]
    [InlineData("Version=2010-05-08", "MissingAction")]
    [InlineData("Action=CreateUserz&Version=2010-05-08", "InvalidAction")]
    [InlineData("Action=ListUsers&Version=2009-01-01", "InvalidAction")]
    [InlineData("Action=ListUsers&Action=ListRoles", "MalformedQueryString")]
    public async Task A_request_for_nothing_that_is_here_is_refused(string form, string code) => Assert.Equal(code, (await ErrorAsync(form)).Code);

    [Fact]
    public async Task A_body_of_more_than_a_mebibyte_is_refused() =>
        Assert.Equal("RequestEntityTooLarge", (await ErrorAsync("Action=ListUsers&X=" + new string('x', 1 << 20))).Code);

    [Fact]
    public async Task A_request_may_come_in_the_query_of_a_GET()
    {
        var call = new FormCall(Root, "");
        call.Http.Request.Method = "GET";
        call.Http.Request.QueryString = new("?Action=ListUsers&Version=2010-05-08&X-Amz-Signature=0");

        await new IamService(Account).AnswerAsync(call, Stop);

        Assert.Contains("<ListUsersResult>", call.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NoSuchEntity", 404, "Sender")]
    [InlineData("AccessDenied", 403, "Sender")]
    [InlineData("EntityAlreadyExists", 409, "Sender")]
    [InlineData("DeleteConflict", 409, "Sender")]
    [InlineData("LimitExceeded", 409, "Sender")]
    [InlineData("MalformedPolicyDocument", 400, "Sender")]
    [InlineData("ValidationError", 400, "Sender")]
    [InlineData("InternalFailure", 500, "Receiver")]
    public async Task An_error_has_its_status_its_code_and_the_request_s_id(string code, int status, string type)
    {
        var call = new FormCall(Root, "");

        await new IamService(Account).RefuseAsync(call.Http, "request-1", new AwsException(code, "So it is."));

        Assert.Equal(status, call.Http.Response.StatusCode);
        Assert.Equal("request-1", call.Http.Response.Headers["x-amzn-requestid"]);
        Assert.Contains($"<Type>{type}</Type><Code>{code}</Code><Message>So it is.</Message>", call.Answer, StringComparison.Ordinal);
    }

    private async Task<AwsException> ErrorAsync(string form)
    {
        var call = new FormCall(Root, form);
        var error = await Assert.ThrowsAsync<AwsException>(() => new IamService(Account).AnswerAsync(call, Stop));
        Assert.Null(new IamService(Account).OperationOf(call));
        Assert.Empty(Encoding.UTF8.GetBytes(call.Answer));
        return error;
    }
}
