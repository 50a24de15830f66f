using Usher.Rendering;

namespace Usher.Tests.Rendering;

public sealed class DurationsTests
{
    [Theory]
    [InlineData(-1, "0.0 s")]
    [InlineData(0.04, "0.0 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 0 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(3599.7, "1 h 0 min")]
    [InlineData(3900, "1 h 5 min")]
    public void A_duration_is_said_as_people_say_it(double seconds, string words) => Assert.Equal(words, Durations.InWords(seconds));
}
