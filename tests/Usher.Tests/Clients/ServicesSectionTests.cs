using Usher.Clients;
using Usher.Contracts;

namespace Usher.Tests.Clients;

[AwsSource("AWS SDKs and Tools Reference Guide, 'Service-specific endpoints'")]
public sealed class ServicesSectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("films", "personalize", "http://127.0.0.1:4566")]
    [InlineData("films", "personalize_runtime", "http://[::1]:4566")]
    [InlineData("films", "s3", null)]
    [InlineData("other", "personalize", "http://other:1")]
    [InlineData("none", "personalize", null)]
    public void Tells_the_endpoint_of_a_service_in_a_section(string section, string service, string? endpoint)
    {
        File.WriteAllText(
            _folder["config"],
            """
            [profile films]
            services = films
            endpoint_url = http://for-all:1

            [services films]
            # the service's own
            personalize =
              other_setting = x
              endpoint_url = http://127.0.0.1:4566
            personalize_runtime =
            	endpoint_url=http://[::1]:4566

            [ services  other ]
            personalize =
                endpoint_url = http://other:1
            endpoint_url = http://not-indented:1
            """);

        Assert.Equal(endpoint, ServicesSection.Find(_folder["config"], section, service));
    }

    [Fact]
    public void Without_a_file_there_is_none() => Assert.Null(ServicesSection.Find(_folder["absent"], "films", "personalize"));
}
