using System.Text.RegularExpressions;
using System.Xml.Linq;
using Usher.Access;
using Usher.Access.Callers;
using Usher.Access.Credentials;
using Usher.Access.Identities;
using Usher.Api.Iam;
using Usher.Api.Query;
using Usher.Api.Sts;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Errors;

namespace Usher.Api.Tests.Iam;

/// <summary>What tests of IAM and STS begin with: the services over an account in memory, and calls as clients write them.</summary>
public abstract partial class IamTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-iam-");
    private IamService _iam = null!;
    private StsService _sts = null!;

    internal UsherAccount Account { get; private set; } = null!;

    internal StandingClock Clock { get; } = new();

    internal AccountSnapshot Now => Account.Identities.Current;

    internal string Number => Now.Account;

    internal Caller Root => CallerOf(Account.RootKey);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Account = await UsherAccount.OpenOrCreateAsync(new MemoryIdentityRecords(), Path.Combine(_folder.FullName, "key"), Clock, Stop);
        _iam = new(Account);
        _sts = new(Account);
    }

    public ValueTask DisposeAsync()
    {
        Account.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Calls an operation of IAM.</summary>
    /// <param name="caller">Who signed.</param>
    /// <param name="action">The operation.</param>
    /// <param name="parameters">The others, such as <c>("UserName", "ana")</c>.</param>
    internal Task<XElement> IamAsync(Caller caller, string action, params (string Name, string Value)[] parameters) => CallAsync(_iam, "2010-05-08", caller, action, parameters);

    internal Task<XElement> StsAsync(Caller caller, string action, params (string Name, string Value)[] parameters) => CallAsync(_sts, "2011-06-15", caller, action, parameters);

    /// <summary>The operation is refused with this code; gives the message.</summary>
    internal async Task<string> RefusedAsync(string code, Caller caller, string action, params (string Name, string Value)[] parameters)
    {
        var before = Now;
        var error = await Assert.ThrowsAsync<AwsException>(() => IamAsync(caller, action, parameters));
        Assert.Equal(code, error.Code);
        Assert.Same(before, Now);
        return error.Message;
    }

    /// <summary>The operation is denied for want of this right.</summary>
    internal async Task DeniedAsync(Caller caller, string right, string resource, string action, params (string Name, string Value)[] parameters)
    {
        var message = await RefusedAsync("AccessDenied", caller, action, parameters);
        Assert.StartsWith($"User: {caller.Arn} is not authorized to perform: {right} on resource: {resource}", message.Replace(" with an explicit deny", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>A user with one inline policy.</summary>
    internal async Task<Caller> UserAsync(string name, string? policy = null)
    {
        await Account.Identities.Users.CreateAsync(name, "/", null, [], Stop);
        if (policy is not null)
            await Account.Identities.InlinePolicies.PutAsync(EntityKind.User, name, "own", policy, Stop);
        var key = Account.Secrets.Make(Clock.Now);
        await Account.Identities.Users.AddKeyAsync(name, key.Key, Stop);
        return CallerOf(key);
    }

    internal Caller CallerOf(NewAccessKey key) => Account.Credentials.Find(key.Key.Id, null, Clock.Now).Credential!.Caller;

    internal static string Allow(string action, string resource, string condition = "") =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{{action}}}","Resource":"{{{resource}}}"{{{(condition.Length > 0 ? ",\"Condition\":" + condition : "")}}} } }""";

    /// <summary>The text of the first element of that name.</summary>
    internal static string Text(XElement answer, string name) => answer.Descendants(answer.Name.Namespace + name).First().Value;

    /// <summary>The texts of all elements of that name.</summary>
    internal static IEnumerable<string> Texts(XElement answer, string name) => answer.Descendants(answer.Name.Namespace + name).Select(element => element.Value);

    private static async Task<XElement> CallAsync(QueryService service, string version, Caller caller, string action, (string Name, string Value)[] parameters)
    {
        var form = string.Concat(parameters.Select(parameter => $"&{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        var call = new FormCall(caller, $"Action={action}&Version={version}{form}");
        await service.AnswerAsync(call, Stop);

        Assert.Equal((200, "text/xml", action), (call.Http.Response.StatusCode, call.Http.Response.ContentType, service.OperationOf(call)));
        var answer = XElement.Parse(Declaration().Replace(call.Answer, ""));
        Assert.Equal(action + "Response", answer.Name.LocalName);
        Assert.Equal("request-1", Text(answer, "RequestId"));
        return answer;
    }

    [GeneratedRegex("^<\\?xml[^>]*>")]
    private static partial Regex Declaration();
}
