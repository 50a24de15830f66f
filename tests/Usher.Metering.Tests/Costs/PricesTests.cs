using Usher.Contracts;
using Usher.Metering.Costs;
using Usher.Wire.Errors;

namespace Usher.Metering.Tests.Costs;

public sealed class PricesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Those_that_ship_say_that_they_are_not_confirmed_and_pass_the_check()
    {
        Assert.False(Prices.Default.IsConfirmed);
        Assert.Contains("Secondary notes", Prices.Default.Source, StringComparison.Ordinal);
        Assert.Same(Prices.Default, Prices.Check(Prices.Default));
        Assert.Same(Prices.Default, new Prices(_folder["absent.json"]).Current);
    }

    [Fact]
    public void A_file_of_the_operator_holds_from_the_next_question_on()
    {
        var prices = new Prices(_folder["prices.json"]);
        Assert.Equal(0.05m, prices.Current.DataPerGigabyte);

        File.WriteAllText(_folder["prices.json"], """{"currency":"EUR","date":"2026-11","source":"mine","isConfirmed":true,"dataPerGigabyte":0.07}""");

        Assert.Equal(("EUR", 0.07m, null), (prices.Current.Currency, prices.Current.DataPerGigabyte, prices.Current.TrainingPerHour));
    }

    [Theory]
    [InlineData("""{"currency":"EUR"}""", "cannot be read")]
    [InlineData("prices", "cannot be read")]
    [InlineData("null", "currency (1 to 16 characters)")]
    [InlineData("""{"currency":"EUR","date":"2026","source":"","trainingPerHour":-1}""", "trainingPerHour of the prices is -1; a number from 0 to 1000000000 is allowed, or null where it is unknown.")]
    [InlineData("""{"currency":"EUR","date":"2026","source":"","tpsHours":[]}""", "tpsHours of the prices is empty")]
    [InlineData("""{"currency":"EUR","date":"2026","source":"","tpsHours":[{"upTo":10,"price":1},{"upTo":5,"price":1},{"price":1}]}""", "tpsHours[1] of the prices is out of order")]
    [InlineData("""{"currency":"EUR","date":"2026","source":"","tpsHours":[{"upTo":10,"price":1}]}""", "tpsHours[0] of the prices is out of order")]
    [InlineData("""{"currency":"EUR","date":"2026","source":"","thousandRequests":[null]}""", "thousandRequests[0] of the prices is out of order")]
    public void A_file_that_is_none_is_told_with_what_is_wrong(string text, string message)
    {
        File.WriteAllText(_folder["prices.json"], text);

        var refusal = Assert.Throws<AwsException>(() => new Prices(_folder["prices.json"]).Current);

        Assert.Equal("InvalidInputException", refusal.Code);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }
}
