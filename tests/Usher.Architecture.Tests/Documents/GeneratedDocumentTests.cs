using Usher.Docs;
using Usher.Docs.Figures;
using Usher.Docs.Rooms;
using DocumentedRoom = Usher.Docs.Rooms.Room;

namespace Usher.Architecture.Tests.Documents;

/// <summary>The parts of documents that eng/update-docs writes.</summary>
public sealed class GeneratedDocumentTests
{
    private const string Results =
        """
        # Lists

        | 25 items | requests/s | p99 |
        | --- | --- | --- |
        | cached, in memory | 36,298 | 3.6 ms |
        | cached | 40,001 | 1.25 ms |

        | data | epochs | training (s) |
        | --- | --- | --- |
        | films | 14 | 12.1 s |
        | | 14 | 15.6 ± 0.2 s |
        | songs | 1 | 7.0 s |

        Resident memory with 6,040 warm users:
        336 MiB, in the end 340 MiB.
        """;

    [Fact]
    public void The_documents_are_what_the_tool_writes() => Assert.All(
        GeneratedDocuments.Of(Repository.Root, "rooms", "figures"),
        document => Assert.True(document.Text == document.Before, $"{document.Path} is out of date. Run eng/update-docs and read what it changes."));

    [Theory]
    [InlineData("lists / cached / requests/s", "40,001")]
    [InlineData("lists / cached, in / p99", "3.6 ms")]
    [InlineData("lists / cached / p99; .1", "1.3 ms")]
    [InlineData("lists / cached / p99; .0, bare", "1")]
    [InlineData("lists / films / training; min", "12.1 s")]
    [InlineData("lists / films / training; max, bare", "15.6")]
    [InlineData("lists / epochs=14 / training; max, .0", "16 ± 0.2 s")]
    [InlineData("lists / songs / 1 / training", "7.0 s")]
    [InlineData("lists / with ? warm users: # MiB", "336")]
    public void A_figure_is_found_by_file_row_and_column_or_in_a_sentence(string reference, string figure) => Assert.Equal(
        $"It is <!-- figure: {reference} -->{figure}<!-- / --> now.", Fill($"It is <!-- figure: {reference} -->old<!-- / --> now."));

    [Theory]
    [InlineData("lists / films / training", "fits several figures: 12.1 s, 15.6 ± 0.2 s.")]
    [InlineData("lists / plays / training", "is not in the results.")]
    [InlineData("lists / cached / size", "is not in the results.")]
    [InlineData("lists", "names no figure.")]
    [InlineData("lists / cached / p99; rounded", "names no figure.")]
    [InlineData("absent / cached / p99", "There are: lists.")]
    public void A_reference_that_finds_no_figure_or_several_is_a_fault_that_says_so(string reference, string message)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Fill($"<!-- figure: {reference} -->1<!-- / -->"));

        Assert.StartsWith("page.md: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_marker_that_is_not_closed_is_a_fault() => Assert.Throws<InvalidDataException>(() => Fill("<!-- figure: lists / cached / p99 -->1.25 ms\n<!-- / -->"));

    [Fact]
    public void Rooms_are_drawn_with_the_longest_ways_only_and_folders_keep_their_descriptions()
    {
        DocumentedRoom[] rooms =
        [
            new("Usher.Low", [], [], ["Numbers", "Words"]),
            new("Usher.Middle", ["Usher.Low"], [], []),
            new("Usher", ["Usher.Low", "Usher.Middle"], ["Usher.Other"], ["Commands"]),
        ];
        var document =
            """
            <!-- generated: picture of the rooms, by eng/update-docs -->
            <!-- /generated -->
            <!-- generated: folders of the rooms, by eng/update-docs -->
            ### Usher.Low

            - `Gone`: is no more
            - `Words`: what is said: in words
            <!-- /generated -->

            """;

        Assert.Equal(
            """
            <!-- generated: picture of the rooms, by eng/update-docs -->
            ```mermaid
            flowchart TD
                Middle --> Low
                Usher --> Middle
                Usher -. starts .-> Other
            ```
            <!-- /generated -->
            <!-- generated: folders of the rooms, by eng/update-docs -->
            ### Usher.Low

            - `Numbers`
            - `Words`: what is said: in words

            ### Usher

            - `Commands`
            <!-- /generated -->

            """,
            RoomsText.Fill(document, rooms));
    }

    private static string Fill(string document)
    {
        var folder = Directory.CreateTempSubdirectory("usher-results-");
        try
        {
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory("amd-epyc").FullName, "lists.md"), Results);
            return FigureText.Fill(document, new(folder.FullName), "page.md");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
