namespace EmotionRecognition.Corpora.Synthetic.Language;

/// <summary>The sentences of improvised dialogs, written for this corpus.</summary>
internal static class SentenceTable
{
    /// <summary>Sentences whose words say something about what is felt, with their fit by label.</summary>
    public const string Telling = """
        ang5 fru1 | Get out of my house.
        ang5 | How dare you talk to me like that!
        ang4 fru2 | I told you not to touch {it}.
        ang4 fru1 | You always lie to me.
        ang4 | Shut up and listen to me!
        ang4 fru1 | Don't you dare blame {who}.
        ang3 fru2 | You ruined everything {when}.
        ang3 fru3 | Stop it, I have had enough.
        ang4 fru1 | I hate you and I hate {it}.
        ang3 fru2 | Keep your hands off {it}!
        ang3 fru3 | This is a disgrace.
        ang3 fru1 dis1 | You make me sick.
        ang3 | I want {who} fired {when}!
        ang3 fru2 | Who do you think you are?
        ang2 fru2 sur1 | What is wrong with you?
        ang2 fru2 | Give me back {it}, right now.
        fru4 ang1 | I have been waiting for three hours.
        fru4 | Nobody here ever answers my question.
        fru4 neu1 | I already filled in the form twice.
        fru4 ang2 | This is ridiculous.
        fru3 sad2 | Nothing ever works out for me.
        fru4 sad1 | I don't know what else to try.
        fru3 | Every time it is another excuse.
        fru3 ang1 | Why does {who} never listen?
        fru3 sad2 | It is not fair.
        fru4 | They sent me back to the same desk.
        fru3 neu1 | Can somebody explain {it} to me?
        fru3 ang2 | I am sick of {it}.
        fru3 sad2 | What is the point of trying?
        fru2 sad3 | I can't do this anymore.
        fru2 sad2 fea1 | I don't know what to do.
        sad5 | I miss him so much.
        sad5 | She died before I could say goodbye.
        sad4 | I cried the whole night.
        sad4 fru1 | I feel so alone {when}.
        sad4 | It hurts to think about {it}.
        sad3 fru1 | Everything I loved is gone.
        sad3 | We will never see {who} again.
        sad4 | My heart is broken.
        sad3 neu1 | I keep thinking about {it}.
        sad3 | He was only a child.
        sad3 fru2 | I should have been there.
        sad2 neu2 | I am sorry about {it}.
        sad2 neu1 hap1 | I remember {it} so well.
        sad2 fru2 neu1 | It is too late {when}.
        sad3 | The room is so empty without her.
        exc5 | I got in, I got in!
        exc5 hap1 | We won, we really won!
        exc4 hap2 | We are getting married {when}!
        exc4 | I can't wait for {it}!
        exc4 hap1 | This is going to be amazing.
        exc4 sur1 | They picked me out of everyone!
        exc3 hap2 | You have to come and celebrate!
        exc4 | Come on, hurry, it starts {when}!
        exc3 hap3 | I am so happy for you.
        exc3 hap2 sur1 | That is fantastic news!
        exc3 hap2 | Guess what happened with {it}!
        hap4 exc1 | That is wonderful, congratulations.
        hap4 | What a lovely evening.
        hap4 neu1 | I really like {it}.
        hap4 | You make me smile.
        hap3 neu1 | It was a beautiful day.
        hap3 exc2 | I love {it}.
        hap4 | We laughed until {who} fell over.
        hap3 neu1 | I am glad you came {when}.
        hap3 | Life is good with you.
        hap2 exc1 sad1 | I love you.
        hap2 neu2 | Thank you for {it}.
        sur5 | What? You are kidding me!
        sur5 exc1 | No way, are you serious?
        sur4 | I did not expect {it} at all.
        sur4 exc1 | Wow, where did that come from?
        sur4 | Since when do you know {who}?
        sur4 ang1 | You did what?
        sur3 exc2 | I can't believe it!
        sur3 exc1 fea1 | Oh my god!
        sur4 | Really? I had no idea.
        sur3 fea1 | What on earth is that?
        sur4 | {who} said that? Seriously?
        sur4 exc1 | You never told me about {it}!
        fea5 | Please don't hurt me.
        fea5 | Somebody is in the house.
        fea4 | Did you hear that noise?
        fea5 | I am scared, don't leave me here.
        fea4 | Run, {who}, run!
        fea4 | It is coming closer.
        fea4 sad1 | I am afraid of {it}.
        fea4 | Lock the door and stay quiet.
        fea3 fru1 | We have to get out {when}.
        fea4 sad1 | What if they don't find us?
        fea3 sur2 | What was that behind {it}?
        fea4 | My hands are shaking.
        fea3 sad1 | Something terrible will happen {when}.
        neu4 | The bus leaves at a quarter past nine.
        neu4 | You need two copies of {it}.
        neu4 | I live near the station.
        neu4 fru1 | Can I see your passport?
        neu3 | It is on the second floor.
        neu4 | I usually take the number four.
        neu3 hap1 | I can meet you {when}.
        neu4 | We have a form for {it}.
        neu3 | He works with {who}.
        neu4 | Sign here at the bottom.
        neu3 | Let me check the list.
        neu4 | The meeting is in room twelve.
        neu3 fru1 | What is your address?
        neu3 | It should take about ten minutes.
        neu3 hap1 | There is coffee in the kitchen.
        """;

    /// <summary>Sentences that are said whatever is felt.</summary>
    public const string Plain = """
         | Yeah, I know.
         | What do you mean?
         | I talked to {who} {when}.
         | I don't know.
         | Okay, I will do it.
         | It is about {it}.
         | You know what I think?
         | I saw {it} {when}.
         | That is what {who} said.
         | I guess so.
         | Look at {it}.
         | So what happened with {it}?
         | And then {who} called me.
         | Tell me about {it}.
         | Yes, that is right.
         | No, not {when}.
         | Well, here we are.
         | Are you coming {when}?
         | I have to talk to you.
         | It was {who}, not me.
         | He said: wait for {who}.
         | Listen, there is one thing: {it}.
         | I was there {when}.
         | Do you remember {it}?
         | Where is {who}?
         | Mmm, let me think.
         | You said that {when}.
         | We have talked about {it}.
         | Just go home.
         | I think it is over.
         | You don't have to come.
         | Is it for me?
         """;
}
