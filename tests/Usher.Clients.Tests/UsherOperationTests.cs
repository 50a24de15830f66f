using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Usher.Clients.Tests.Attacks;
using Usher.Contracts;
using Usher.Wire.Signing.Making;

namespace Usher.Clients.Tests;

/// <summary>The operations of Usher's own API that a server has, compared with the table of docs/operations.md.</summary>
public sealed partial class UsherOperationTests(UsherServer server) : IClassFixture<UsherServer>
{
    // What any of them needs before it asks for its right.
    private const string Query = "?datasetGroupArn=PREFIX:dataset-group/films&campaignArn=PREFIX:campaign/films&arn=PREFIX:solution/films/12345678&name=monthly&ids=1&userId=ana&query=alien";
    private const string Body = """{"campaignArn":"ARN:campaign/films","userId":"ana","datasetImportJobArn":"ARN:dataset-import-job/films","name":"monthly","amount":1,"principal":"arn:aws:iam::ACCOUNT:root","action":"s3:GetObject","resource":"*"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Prefix => $"arn:aws:personalize:us-east-1:{server.Account}";

    [Fact]
    public async Task Every_operation_is_in_the_table()
    {
        Assert.Equal(Documented().Select(operation => operation.Route).Order(StringComparer.Ordinal), (await RoutesAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_asks_for_the_right_of_its_name()
    {
        using var root = new PlainClient(server);
        await root.CallAsync("iam", "Action=CreateUser&UserName=nobody&Version=2010-05-08");
        var key = await root.CallAsync("iam", "Action=CreateAccessKey&UserName=nobody&Version=2010-05-08");
        using var nobody = Client(new(PlainClient.TextOf(key, "AccessKeyId")!, PlainClient.TextOf(key, "SecretAccessKey")!));

        foreach (var (name, route) in Documented())
        {
            var (status, body) = await SendAsync(nobody, route);

            Assert.True(status is HttpStatusCode.Forbidden && body.Contains($"is not authorized to perform: usher:{name} ", StringComparison.Ordinal), $"{route} answered {status} to a user without rights:\n{body}");
        }
    }

    // A path that is not there is answered with those that are.
    private async Task<IEnumerable<string>> RoutesAsync()
    {
        using var root = Client(new(server.Root.Id, server.Root.Secret));
        var (status, body) = await SendAsync(root, "GET nothing");
        Assert.Equal(HttpStatusCode.NotFound, status);
        return Route().Matches(body[body.IndexOf("there are", StringComparison.Ordinal)..]).Select(route => $"{route.Groups[1].Value} {route.Groups[2].Value}");
    }

    // Rows such as | `DescribeCost` | `GET usage/cost`, `POST usage/cost` | … |
    private static (string Name, string Route)[] Documented()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        var section = page[page.IndexOf("### Usher's own API", StringComparison.Ordinal)..page.IndexOf("### What is in a dataset group", StringComparison.Ordinal)];
        return
        [
            .. section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|'))
                .SelectMany(cells => Quoted().Matches(cells[2]).Select(route => (Quoted().Match(cells[1]).Groups[1].Value, route.Groups[1].Value))),
        ];
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpClient client, string route)
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1]);
        var query = Query.Replace("/", "%2F", StringComparison.Ordinal).Replace("PREFIX", Uri.EscapeDataString(Prefix), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new(method), $"{server.Endpoint}/_usher/v1/{path}{query}");
        if (method is "POST" or "PUT")
            request.Content = new StringContent(Body.Replace("ARN:", $"{Prefix}:", StringComparison.Ordinal).Replace("ACCOUNT", server.Account, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static HttpClient Client(SigningCredentials credentials) => new(new SigningHandler(new(credentials, "us-east-1", "usher"), TimeProvider.System) { InnerHandler = new SocketsHttpHandler() });

    [GeneratedRegex("(GET|POST|PUT|DELETE) /_usher/v1/([a-z/-]+)")]
    private static partial Regex Route();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
