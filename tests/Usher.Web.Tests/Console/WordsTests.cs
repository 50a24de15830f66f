using Usher.Web.Console.Parts;
using Usher.Web.Console.SignIn;
using Usher.Web.Console.Training;

namespace Usher.Web.Tests.Console;

public sealed class WordsTests
{
    [Fact]
    public void The_sentence_of_a_denial_leads_to_the_doctor_with_its_parts() => Assert.Equal(
        "/console/doctor?principal=arn%3Aaws%3Aiam%3A%3A1%3Auser%2Fana&action=personalize%3AListSchemas&resource=arn%3Aaws%3Apersonalize%3Aus-east-1%3A1%3Aschema%2F%2A",
        AccessDeniedMessage.Read("User: arn:aws:iam::1:user/ana is not authorized to perform: personalize:ListSchemas on resource: arn:aws:personalize:us-east-1:1:schema/* because no identity-based policy allows the personalize:ListSchemas action")!.DoctorAddress);

    [Theory]
    [InlineData(null, "/console")]
    [InlineData("/console/versions?arn=a", "/console/versions?arn=a")]
    [InlineData("/console/sign-in", "/console")]
    [InlineData("//example.com/console", "/console")]
    [InlineData("https://example.com/console", "/console")]
    [InlineData("/consoles", "/console")]
    [InlineData("/console/..\\example.com", "/console")]
    [InlineData("/film?id=2", "/film?id=2")]
    [InlineData("/", "/")]
    [InlineData("/filmography", "/console")]
    [InlineData("/watch", "/console")]
    public void The_sign_in_leads_to_pages_of_the_console_and_the_site_only(string? asked, string led) => Assert.Equal(led, SignInAddress.SafeReturn(asked));

    [Fact]
    public void Metrics_are_told_in_plain_words()
    {
        Assert.StartsWith("12.5 % of all items", MetricDescriptions.Of("coverage", 0.125), StringComparison.Ordinal);
        Assert.Contains("place 4 of 25", MetricDescriptions.Of("mean_reciprocal_rank_at_25", 0.25), StringComparison.Ordinal);
        Assert.Contains("As at Amazon, items that the list missed do not count", MetricDescriptions.Of("normalized_discounted_cumulative_gain_at_10", 0.2), StringComparison.Ordinal);
        Assert.StartsWith("Of 5 items that were recommended, 0.5 were chosen", MetricDescriptions.Of("precision_at_5", 0.1), StringComparison.Ordinal);
    }
}
