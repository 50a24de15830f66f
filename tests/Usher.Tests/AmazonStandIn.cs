using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Usher.Serving;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Bodies;

namespace Usher.Tests;

/// <summary>Stands in for Amazon Personalize: one campaign and an event tracker, whatever is asked, and a check of every signature as Amazon makes it.</summary>
internal sealed class AmazonStandIn : IAsyncDisposable
{
    public const string KeyId = "ASIAEXAMPLEEXAMPLE12";
    public const string Secret = "secret/of+Amazon";
    public const string SessionToken = "token/of+Amazon==";
    public const string Region = "eu-west-1";

    private const string Arns = "arn:aws:personalize:eu-west-1:123456789012:";

    private readonly SignatureVerifier _verifier = new();
    private readonly WebApplication _app;

    private AmazonStandIn()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Address => Server.EndpointOf(_app);

    /// <summary>What came, and what is wrong with its signature; null where it is right.</summary>
    public ConcurrentQueue<(string Operation, string? Fault)> Asked { get; } = new();

    public static async Task<AmazonStandIn> StartAsync()
    {
        var amazon = new AmazonStandIn();
        await amazon._app.StartAsync(TestContext.Current.CancellationToken);
        return amazon;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var operation = http.Request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target ? target : $"{http.Request.Method} {http.Request.Path}";
        Asked.Enqueue((operation, FaultOf(http, body.ToArray())));
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(JsonSerializer.Serialize(AnswerTo(operation)), http.RequestAborted);
    }

    private string? FaultOf(HttpContext http, byte[] body)
    {
        var head = new Head(http);
        if (RequestSignature.Read(head, out var unreadable) is not { } signature)
            return unreadable?.ToString() ?? "There is no signature.";
        if (signature is not { AccessKeyId: KeyId, SessionToken: SessionToken, Scope: { Region: Region, Service: "personalize" } })
            return $"It is of {signature}, with the token '{signature.SessionToken}'.";
        if (!signature.SignedHeaders.ToString().Split(';').Contains("x-amz-security-token"))
            return "The token is not signed.";

        return _verifier.Verify(head, signature, Secret, BodyHash.Of(body), TimeProvider.System.GetUtcNow())?.ToString();
    }

    private static object AnswerTo(string operation) => operation.Split('.')[^1] switch
    {
        "ListCampaigns" => new { campaigns = new[] { new { campaignArn = Arns + "campaign/picks", status = "ACTIVE", creationDateTime = 1 } } },
        "DescribeCampaign" => new { campaign = new { name = "picks", campaignArn = Arns + "campaign/picks", solutionVersionArn = Arns + "solution/picks/1" } },
        "DescribeSolutionVersion" => new { solutionVersion = new { datasetGroupArn = Arns + "dataset-group/movies", recipeArn = "arn:aws:personalize:::recipe/aws-user-personalization" } },
        "DescribeRecipe" => new { recipe = new { name = "aws-user-personalization", recipeType = "USER_PERSONALIZATION" } },
        "ListDatasetGroups" => new { datasetGroups = new[] { new { name = "movies", datasetGroupArn = Arns + "dataset-group/movies", status = "ACTIVE" } } },
        "ListEventTrackers" => new { eventTrackers = new[] { new { eventTrackerArn = Arns + "event-tracker/1", status = "ACTIVE" } } },
        "DescribeEventTracker" => new { eventTracker = new { trackingId = "tracking-1" } },
        "POST /recommendations" => new { itemList = new[] { new { itemId = "2", score = 0.5 }, new { itemId = "unlisted", score = 0.25 } }, recommendationId = "RID" },
        _ => new { },
    };

    private sealed class Head(HttpContext http) : IRequestHead
    {
        private readonly string[] _target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);

        public string Method => http.Request.Method;

        public string RawPath => _target[0];

        public string RawQuery => _target is [_, var query] ? query : "";

        public IEnumerable<string> HeaderNames => http.Request.Headers.Keys;

        public string? Header(string name) => http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;
    }
}
