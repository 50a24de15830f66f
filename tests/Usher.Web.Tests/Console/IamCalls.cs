using System.Xml.Linq;
using Usher.Wire.Signing.Making;

namespace Usher.Web.Tests.Console;

/// <summary>IAM as the root: users with keys, for tests that take them away again.</summary>
internal sealed class IamCalls(UsherServer usher) : IDisposable
{
    private readonly HttpClient _http = new(new SigningHandler(new(new(usher.Root.Id, usher.Root.Secret), "us-east-1", "iam"), TimeProvider.System) { InnerHandler = new SocketsHttpHandler() }) { BaseAddress = usher.Api };

    /// <summary>A user with a policy of its own and a key.</summary>
    public async Task<(string Id, string Secret)> CreateUserAsync(string name, string policy)
    {
        await CallAsync("CreateUser", ("UserName", name));
        await CallAsync("PutUserPolicy", ("UserName", name), ("PolicyName", "own"), ("PolicyDocument", policy));
        var key = await CallAsync("CreateAccessKey", ("UserName", name));
        return (Text(key, "AccessKeyId"), Text(key, "SecretAccessKey"));
    }

    public Task DeleteKeyAsync(string user, string id) => CallAsync("DeleteAccessKey", ("UserName", user), ("AccessKeyId", id));

    public void Dispose() => _http.Dispose();

    private async Task<XElement> CallAsync(string action, params (string Name, string Value)[] parameters)
    {
        using var form = new FormUrlEncodedContent(parameters.Append(("Action", action)).Append(("Version", "2010-05-08")).Select(one => KeyValuePair.Create(one.Item1, one.Item2)));
        using var answer = await _http.PostAsync(new Uri("/", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return XElement.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string Text(XElement answer, string name) => answer.Descendants().Single(element => element.Name.LocalName == name).Value;
}
